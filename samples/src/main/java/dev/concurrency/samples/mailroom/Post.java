package dev.concurrency.samples.mailroom;

import dev.concurrency.samples.support.RemoteService;
import dev.concurrency.samples.support.local.Summary;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Letters that are to be sent, each by a request to a service that takes its time. */
final class Post {
  private static final int LETTERS = 24;
  private static final Duration STAMPING = Duration.ofMillis(50);

  private final HttpClient client = HttpClient.newHttpClient();

  private Post() {}

  /** Sends all letters with the threads of a pool, and says how that went. */
  static void sendWith(ThreadPoolExecutor clerks) throws IOException, InterruptedException {
    try (RemoteService service = RemoteService.start("sent", STAMPING)) {
      Post post = new Post();
      CountDownLatch sent = new CountDownLatch(LETTERS);
      long start = System.nanoTime();
      for (int letter = 0; letter < LETTERS; letter++) {
        HttpRequest request = HttpRequest.newBuilder(service.uri("/letter/" + letter)).build();
        clerks.execute(() -> post.send(request, sent));
      }
      sent.await();

      Summary.line("letters sent", service.answered());
      Summary.line("clerks at most", clerks.getLargestPoolSize());
      Summary.line("all sent after ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    } finally {
      clerks.shutdown();
    }
  }

  private void send(HttpRequest request, CountDownLatch sent) {
    try {
      client.send(request, BodyHandlers.discarding());
    } catch (IOException e) {
      System.out.println("a letter came back: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sent.countDown();
    }
  }
}

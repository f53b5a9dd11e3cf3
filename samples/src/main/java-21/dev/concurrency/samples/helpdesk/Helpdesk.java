package dev.concurrency.samples.helpdesk;

import dev.concurrency.samples.support.local.LocalServer;
import dev.concurrency.samples.support.local.Summary;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers questions with the help of a knowledge base on the network, each on a thread that the executor has for it. */
final class Helpdesk {
  private static final int QUESTIONS = 24;

  private final ThreadLocal<String> customer = new ThreadLocal<>();
  private final Set<Thread> agents = ConcurrentHashMap.newKeySet();
  private final AtomicInteger greetedByAnotherName = new AtomicInteger();
  private final CountDownLatch answered = new CountDownLatch(QUESTIONS);
  private final HttpClient client = HttpClient.newHttpClient();
  private final LocalServer knowledge;

  private Helpdesk(LocalServer knowledge) {
    this.knowledge = knowledge;
  }

  /** Answers all questions, and says with how many threads, and whether they knew their customers. The executor belongs to the whole process. */
  static void answerWith(ExecutorService executor) throws InterruptedException {
    try (LocalServer knowledge = LocalServer.answering((path, body) -> new LocalServer.Answer(200, "turn it off and on again"))) {
      Helpdesk desk = new Helpdesk(knowledge);
      for (int i = 0; i < QUESTIONS; i++) {
        String name = "customer " + i;
        executor.execute(() -> desk.answer(name));
      }
      desk.answered.await();

      Summary.line("questions", QUESTIONS);
      Summary.line("threads that answered them", desk.agents.size());
      Summary.line("customers greeted by another one's name", desk.greetedByAnotherName.get());
    }
  }

  private void answer(String name) {
    try {
      agents.add(Thread.currentThread());
      // A context that nobody clears: a thread that ends with its task takes it along.
      if (customer.get() == null) {
        customer.set(name);
      }
      client.send(HttpRequest.newBuilder(knowledge.uri("/answer")).build(), BodyHandlers.ofString());
      if (!customer.get().equals(name)) {
        greetedByAnotherName.incrementAndGet();
      }
    } catch (IOException e) {
      System.out.println("no answer for " + name + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      answered.countDown();
    }
  }
}

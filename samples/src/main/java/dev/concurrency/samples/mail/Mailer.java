package dev.concurrency.samples.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Hands mails to a mail service on threads of its own. Thread-safe. */
final class Mailer {
  private final ExecutorService senders = Executors.newFixedThreadPool(4);
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI service;

  Mailer(URI service) {
    this.service = service;
  }

  /** Sends a mail. The future fails with {@link MailRejectedException} when the service does not take it. */
  CompletableFuture<Void> send(String address, String text) {
    return CompletableFuture.runAsync(() -> deliver(address, text), senders);
  }

  private void deliver(String address, String text) {
    HttpRequest mail = HttpRequest.newBuilder(service).POST(BodyPublishers.ofString(address + "\n" + text)).build();
    try {
      HttpResponse<Void> answer = http.send(mail, BodyHandlers.discarding());
      if (answer.statusCode() != 202) {
        throw new MailRejectedException(address);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while mailing " + address, e);
    }
  }

  /** Takes no more mails and returns when those under way have been delivered or rejected. */
  void finish() throws InterruptedException {
    senders.shutdown();
    senders.awaitTermination(10, TimeUnit.SECONDS);
  }

  /** The service does not take mail for this address. */
  static final class MailRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MailRejectedException(String address) {
      super("No such mailbox: " + address);
    }
  }
}

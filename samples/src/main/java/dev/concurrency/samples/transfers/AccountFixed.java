package dev.concurrency.samples.transfers;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Takes a permit until the bank has answered; whichever thread brings the answer gives it back. */
public final class AccountFixed implements Bank.Account {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Semaphore oneAtATime = new Semaphore(1);

  @Override
  public CompletableFuture<String> transfer(URI order) throws InterruptedException {
    oneAtATime.acquire();
    return http.sendAsync(HttpRequest.newBuilder(order).build(), BodyHandlers.ofString())
        .thenApply(HttpResponse::body)
        .whenComplete((text, failure) -> oneAtATime.release());
  }

  public static void main(String[] args) throws InterruptedException {
    Bank.open(new AccountFixed());
  }
}

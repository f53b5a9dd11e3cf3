package dev.concurrency.samples.transfers;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Locks the account until the bank has answered; the answer comes on another thread, which cannot unlock it. */
public final class AccountBroken implements Bank.Account {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Lock lock = new ReentrantLock();

  @Override
  public CompletableFuture<String> transfer(URI order) {
    lock.lock();
    return http.sendAsync(HttpRequest.newBuilder(order).build(), BodyHandlers.ofString())
        .thenApply(HttpResponse::body)
        .whenComplete((text, failure) -> lock.unlock());
  }

  public static void main(String[] args) throws InterruptedException {
    Bank.open(new AccountBroken());
  }
}

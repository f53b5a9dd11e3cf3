package dev.concurrency.samples.transfers;

import dev.concurrency.samples.support.local.LocalServer;
import dev.concurrency.samples.support.local.LocalServer.Answer;
import dev.concurrency.samples.support.local.Summary;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Two customers, one after the other, transfer money from the same account. */
final class Bank {
  private static final int CUSTOMERS = 2;

  private Bank() {}

  /** An account that makes one transfer at a time. */
  interface Account {
    CompletableFuture<String> transfer(URI order) throws InterruptedException;
  }

  static void open(Account account) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(CUSTOMERS);
    // The bank answers when the transfer has been handed over, and not before.
    try (LocalServer bank = LocalServer.asleep((path, body) -> new Answer(200, "done"))) {
      CountDownLatch first = new CountDownLatch(1);
      for (int customer = 1; customer <= CUSTOMERS; customer++) {
        URI order = bank.uri("/transfer" + customer);
        Thread thread =
            new Thread(
                () -> {
                  try {
                    CompletableFuture<String> transfer = account.transfer(order);
                    bank.wakeUp();
                    transfer.handle((text, failure) -> text).get();
                    done.countDown();
                  } catch (Exception e) {
                    Thread.currentThread().interrupt();
                  } finally {
                    first.countDown();
                  }
                });
        // One that waits for ever must not keep the program alive.
        thread.setDaemon(true);
        thread.start();
        first.await();
      }
      done.await(500, TimeUnit.MILLISECONDS);

      Summary.line("customers with a transfer", CUSTOMERS);
      Summary.line("customers who wait for ever", done.getCount());
    }
  }
}

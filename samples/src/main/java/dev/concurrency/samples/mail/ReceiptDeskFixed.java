package dev.concurrency.samples.mail;

import dev.concurrency.samples.support.local.LoggedErrors;
import dev.concurrency.samples.support.local.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Goes on when the mail has been taken, and logs the one that was not. */
public final class ReceiptDeskFixed {
  private static final Logger LOG = Logger.getLogger(ReceiptDeskFixed.class.getName());
  private static final int ORDERS = 20;

  private final Mailer mailer;
  private final AtomicInteger delivered = new AtomicInteger();

  ReceiptDeskFixed(Mailer mailer) {
    this.mailer = mailer;
  }

  CompletableFuture<Void> send(Order order) {
    return CompletableFuture.supplyAsync(() -> receipt(order))
        .thenCompose(text -> mailer.send(order.address(), text))
        .thenRun(delivered::incrementAndGet)
        .exceptionally(
            failure -> {
              LOG.log(Level.WARNING, "No receipt for order " + order.number(), failure);
              return null;
            });
  }

  private static String receipt(Order order) {
    return "Receipt for order " + order.number();
  }

  public static void main(String[] args) throws InterruptedException {
    LoggedErrors errors = LoggedErrors.watch();
    try (MailService service = new MailService()) {
      Mailer mailer = new Mailer(service.uri());
      ReceiptDeskFixed desk = new ReceiptDeskFixed(mailer);
      List<CompletableFuture<Void>> receipts = new ArrayList<>();
      for (int number = 1; number <= ORDERS; number++) {
        receipts.add(desk.send(new Order(number)));
      }
      CompletableFuture.allOf(receipts.toArray(new CompletableFuture[0])).join();
      mailer.finish();

      Summary.line("orders", ORDERS);
      Summary.line("receipts shown as delivered", desk.delivered.get());
      Summary.line("receipts that the provider rejected", service.rejected());
      Summary.line("errors in the log", errors.count());
    }
  }
}

package dev.concurrency.samples.mail;

import dev.concurrency.samples.support.local.LoggedErrors;
import dev.concurrency.samples.support.local.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Wraps the future of each mail in another one and waits for that: a receipt counts as delivered as soon as its sending has begun. */
public final class ReceiptDeskBroken {
  private static final int ORDERS = 20;

  private final Mailer mailer;
  private final AtomicInteger delivered = new AtomicInteger();

  ReceiptDeskBroken(Mailer mailer) {
    this.mailer = mailer;
  }

  CompletableFuture<Void> send(Order order) {
    return CompletableFuture.supplyAsync(() -> receipt(order))
        .thenApply(text -> mailer.send(order.address(), text))
        .thenRun(delivered::incrementAndGet);
  }

  private static String receipt(Order order) {
    return "Receipt for order " + order.number();
  }

  public static void main(String[] args) throws InterruptedException {
    LoggedErrors errors = LoggedErrors.watch();
    try (MailService service = new MailService()) {
      Mailer mailer = new Mailer(service.uri());
      ReceiptDeskBroken desk = new ReceiptDeskBroken(mailer);
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

package dev.concurrency.samples.mail;

import dev.concurrency.samples.support.local.LoggedErrors;
import dev.concurrency.samples.support.local.Summary;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Counts an order as confirmed when its mail has been taken, and logs each mail that was not. */
public final class NotifierFixed {
  private static final Logger LOG = Logger.getLogger(NotifierFixed.class.getName());
  private static final int ORDERS = 20;

  private final Mailer mailer;
  private final AtomicInteger confirmed = new AtomicInteger();

  NotifierFixed(Mailer mailer) {
    this.mailer = mailer;
  }

  void confirm(Order order) {
    mailer
        .send(order.address(), "Thank you for order " + order.number())
        .whenComplete(
            (nothing, failure) -> {
              if (failure == null) {
                confirmed.incrementAndGet();
              } else {
                LOG.log(Level.WARNING, "No confirmation for order " + order.number(), failure);
              }
            });
  }

  public static void main(String[] args) throws InterruptedException {
    LoggedErrors errors = LoggedErrors.watch();
    try (MailService service = new MailService()) {
      Mailer mailer = new Mailer(service.uri());
      NotifierFixed notifier = new NotifierFixed(mailer);
      for (int number = 1; number <= ORDERS; number++) {
        notifier.confirm(new Order(number));
      }
      mailer.finish();

      Summary.line("orders", ORDERS);
      Summary.line("orders shown as confirmed by mail", notifier.confirmed.get());
      Summary.line("mails that the provider rejected", service.rejected());
      Summary.line("errors in the log", errors.count());
    }
  }
}

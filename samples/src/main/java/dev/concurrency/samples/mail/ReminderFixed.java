package dev.concurrency.samples.mail;

import dev.concurrency.samples.support.local.LoggedErrors;
import dev.concurrency.samples.support.local.Summary;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the future of each reminder, and logs those that fail. */
public final class ReminderFixed {
  private static final Logger LOG = Logger.getLogger(ReminderFixed.class.getName());
  private static final int ORDERS = 20;

  private final Mailer mailer;

  ReminderFixed(Mailer mailer) {
    this.mailer = mailer;
  }

  void remind(Order order) {
    Optional<CompletableFuture<Void>> sent = openInvoice(order).map(text -> mailer.send(order.address(), text));
    sent.ifPresent(mail -> mail.whenComplete((nothing, failure) -> logIfAny(failure, order)));
  }

  private static void logIfAny(Throwable failure, Order order) {
    if (failure != null) {
      LOG.log(Level.WARNING, "No reminder for order " + order.number(), failure);
    }
  }

  private static Optional<String> openInvoice(Order order) {
    return order.number() % 2 == 0 ? Optional.of("Please pay for order " + order.number()) : Optional.empty();
  }

  public static void main(String[] args) throws InterruptedException {
    LoggedErrors errors = LoggedErrors.watch();
    try (MailService service = new MailService()) {
      Mailer mailer = new Mailer(service.uri());
      ReminderFixed reminder = new ReminderFixed(mailer);
      for (int number = 1; number <= ORDERS; number++) {
        reminder.remind(new Order(number));
      }
      mailer.finish();

      Summary.line("orders", ORDERS);
      Summary.line("reminders that the provider rejected", service.rejected());
      Summary.line("errors in the log", errors.count());
    }
  }
}

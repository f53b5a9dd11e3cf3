package dev.concurrency.samples.mail;

import dev.concurrency.samples.support.local.LoggedErrors;
import dev.concurrency.samples.support.local.Summary;
import java.util.Optional;

/** Passes a function with a future where only a consumer is asked for: no reminder that the provider rejects is heard of. */
public final class ReminderBroken {
  private static final int ORDERS = 20;

  private final Mailer mailer;

  ReminderBroken(Mailer mailer) {
    this.mailer = mailer;
  }

  void remind(Order order) {
    openInvoice(order).ifPresent(text -> mailer.send(order.address(), text));
  }

  private static Optional<String> openInvoice(Order order) {
    return order.number() % 2 == 0 ? Optional.of("Please pay for order " + order.number()) : Optional.empty();
  }

  public static void main(String[] args) throws InterruptedException {
    LoggedErrors errors = LoggedErrors.watch();
    try (MailService service = new MailService()) {
      Mailer mailer = new Mailer(service.uri());
      ReminderBroken reminder = new ReminderBroken(mailer);
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

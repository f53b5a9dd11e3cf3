package dev.concurrency.samples.mail;

import dev.concurrency.samples.support.local.LoggedErrors;
import dev.concurrency.samples.support.local.Summary;

/** Drops the future of each confirmation mail: when the provider rejects one, neither the customer nor the log hears of it. */
public final class NotifierBroken {
  private static final int ORDERS = 20;

  private final Mailer mailer;
  private int confirmed;

  NotifierBroken(Mailer mailer) {
    this.mailer = mailer;
  }

  void confirm(Order order) {
    mailer.send(order.address(), "Thank you for order " + order.number());
    confirmed++;
  }

  public static void main(String[] args) throws InterruptedException {
    LoggedErrors errors = LoggedErrors.watch();
    try (MailService service = new MailService()) {
      Mailer mailer = new Mailer(service.uri());
      NotifierBroken notifier = new NotifierBroken(mailer);
      for (int number = 1; number <= ORDERS; number++) {
        notifier.confirm(new Order(number));
      }
      mailer.finish();

      Summary.line("orders", ORDERS);
      Summary.line("orders shown as confirmed by mail", notifier.confirmed);
      Summary.line("mails that the provider rejected", service.rejected());
      Summary.line("errors in the log", errors.count());
    }
  }
}

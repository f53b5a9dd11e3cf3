package dev.concurrency.samples.pricedesk;

import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.Props;

/** The actor looks for the sender when the price has come: by then it handles another customer's message, or none, and the price goes to somebody else or nowhere. */
public final class PriceDeskBroken extends AbstractActor {
  private final Customers.PriceService service;

  private PriceDeskBroken(Customers.PriceService service) {
    this.service = service;
  }

  public static void main(String[] args) throws Exception {
    Customers.run(service -> Props.create(PriceDeskBroken.class, () -> new PriceDeskBroken(service)));
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder().match(String.class, this::priceOf).build();
  }

  private void priceOf(String item) {
    service
        .priceOf(item)
        .whenComplete(
            (price, failure) -> {
              getSender().tell(failure == null ? price : "unknown", getSelf());
              service.answered();
            });
  }
}

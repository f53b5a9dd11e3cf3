package dev.concurrency.samples.pricedesk;

import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Props;

/** The actor remembers who has asked while it handles the message, and sends the price there. */
public final class PriceDeskFixed extends AbstractActor {
  private final Customers.PriceService service;

  private PriceDeskFixed(Customers.PriceService service) {
    this.service = service;
  }

  public static void main(String[] args) throws Exception {
    Customers.run(service -> Props.create(PriceDeskFixed.class, () -> new PriceDeskFixed(service)));
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder().match(String.class, this::priceOf).build();
  }

  private void priceOf(String item) {
    ActorRef customer = getSender();
    service
        .priceOf(item)
        .whenComplete(
            (price, failure) -> {
              customer.tell(failure == null ? price : "unknown", getSelf());
              service.answered();
            });
  }
}

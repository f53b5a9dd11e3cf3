package dev.concurrency.samples.checkout;

import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;

/** The actor asks the stock and waits for the answer: for each customer in turn, while all others queue up behind. */
public final class CheckoutBroken extends AbstractActor {
  private final ActorRef stock;

  private CheckoutBroken(ActorRef stock) {
    this.stock = stock;
  }

  public static void main(String[] args) {
    ActorSystem system = ActorSystem.create("shop");
    ActorRef stock = Stock.start(system);
    Stock.run(system, system.actorOf(Props.create(CheckoutBroken.class, () -> new CheckoutBroken(stock)), "checkout"));
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder().match(String.class, this::checkOut).build();
  }

  private void checkOut(String item) {
    Object left = Patterns.ask(stock, item, Stock.PATIENCE).toCompletableFuture().join();
    getSender().tell(left + " left of " + item, getSelf());
  }
}

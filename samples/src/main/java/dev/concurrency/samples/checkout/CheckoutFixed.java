package dev.concurrency.samples.checkout;

import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;

/** The actor asks the stock and has the answer piped to the customer: it holds up nobody. */
public final class CheckoutFixed extends AbstractActor {
  private final ActorRef stock;

  private CheckoutFixed(ActorRef stock) {
    this.stock = stock;
  }

  public static void main(String[] args) {
    ActorSystem system = ActorSystem.create("shop");
    ActorRef stock = Stock.start(system);
    Stock.run(system, system.actorOf(Props.create(CheckoutFixed.class, () -> new CheckoutFixed(stock)), "checkout"));
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder().match(String.class, this::checkOut).build();
  }

  private void checkOut(String item) {
    CompletionStage<String> receipt = Patterns.ask(stock, item, Stock.PATIENCE).thenApply(left -> left + " left of " + item);
    Patterns.pipe(receipt, getContext().getDispatcher()).to(getSender());
  }
}

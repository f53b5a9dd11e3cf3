package dev.concurrency.samples.checkout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;

/** Knows how much is left of each item, and takes 50 ms to say so, without holding a thread meanwhile. */
final class Stock extends AbstractActor {
  private static final int CUSTOMERS = 10;
  private static final Duration DELAY = Duration.ofMillis(50);
  static final Duration PATIENCE = Duration.ofMinutes(1);

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(
            String.class,
            item -> getContext().getSystem().scheduler().scheduleOnce(DELAY, getSender(), item.length(), getContext().getDispatcher(), getSelf()))
        .build();
  }

  static ActorRef start(ActorSystem system) {
    return system.actorOf(Props.create(Stock.class), "stock");
  }

  /** Ten customers check out at the same time. */
  static void run(ActorSystem system, ActorRef checkout) {
    long start = System.nanoTime();
    List<CompletableFuture<Object>> receipts = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      receipts.add(Patterns.ask(checkout, "item" + i, PATIENCE).toCompletableFuture());
    }
    receipts.forEach(CompletableFuture::join);
    System.out.printf("%d customers served, the last one after %d ms%n", CUSTOMERS, Duration.ofNanos(System.nanoTime() - start).toMillis());
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }
}

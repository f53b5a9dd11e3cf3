package dev.concurrency.samples.orderdesk;

import dev.concurrency.samples.support.SlowDatabase;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/** Threads that are there for waiting query the database, and the actor gets what they found as a message. */
public final class OrderDeskFixed extends AbstractBehavior<Desk.Message> {
  private final OrderRepository orders;
  private final Executor blocking;

  private OrderDeskFixed(ActorContext<Desk.Message> context, OrderRepository orders) {
    super(context);
    this.orders = orders;
    this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.blocking());
  }

  private static Behavior<Desk.Message> create(OrderRepository orders) {
    return Behaviors.setup(context -> new OrderDeskFixed(context, orders));
  }

  public static void main(String[] args) throws Exception {
    try (SlowDatabase database = SlowDatabase.start(OrderRepository.TABLES)) {
      Desk.run(ActorSystem.create(create(new OrderRepository(database.dataSource())), "shop"));
    }
  }

  @Override
  public Receive<Desk.Message> createReceive() {
    return newReceiveBuilder()
        .onMessage(Desk.StateOf.class, this::lookUp)
        .onMessage(Desk.Found.class, this::answer)
        .onMessage(Desk.OpeningHours.class, this::hours)
        .build();
  }

  private Behavior<Desk.Message> lookUp(Desk.StateOf question) {
    getContext()
        .pipeToSelf(
            CompletableFuture.supplyAsync(() -> orders.stateOf(question.order()), blocking),
            (state, failure) -> new Desk.Found(failure == null ? state : "unknown", question.replyTo()));
    return this;
  }

  private Behavior<Desk.Message> answer(Desk.Found found) {
    found.replyTo().tell(found.state());
    return this;
  }

  private Behavior<Desk.Message> hours(Desk.OpeningHours question) {
    question.replyTo().tell("open from 9 to 18");
    return this;
  }
}

package dev.concurrency.samples.orderdesk;

import dev.concurrency.samples.support.SlowDatabase;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/** The actor queries the database itself: one order after the other, on a thread that all actors share, and whoever comes next waits for all of them. */
public final class OrderDeskBroken extends AbstractBehavior<Desk.Message> {
  private final OrderRepository orders;

  private OrderDeskBroken(ActorContext<Desk.Message> context, OrderRepository orders) {
    super(context);
    this.orders = orders;
  }

  private static Behavior<Desk.Message> create(OrderRepository orders) {
    return Behaviors.setup(context -> new OrderDeskBroken(context, orders));
  }

  public static void main(String[] args) throws Exception {
    try (SlowDatabase database = SlowDatabase.start(OrderRepository.TABLES)) {
      Desk.run(ActorSystem.create(create(new OrderRepository(database.dataSource())), "shop"));
    }
  }

  @Override
  public Receive<Desk.Message> createReceive() {
    return newReceiveBuilder().onMessage(Desk.StateOf.class, this::lookUp).onMessage(Desk.OpeningHours.class, this::hours).build();
  }

  private Behavior<Desk.Message> lookUp(Desk.StateOf question) {
    question.replyTo().tell(orders.stateOf(question.order()));
    return this;
  }

  private Behavior<Desk.Message> hours(Desk.OpeningHours question) {
    question.replyTo().tell("open from 9 to 18");
    return this;
  }
}

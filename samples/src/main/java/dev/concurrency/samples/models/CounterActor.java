package dev.concurrency.samples.models;

import org.HdrHistogram.Histogram;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/** A counter that needs no lock: messages are handled one after the other. */
final class CounterActor extends AbstractBehavior<CounterActor.Message> {
  private long total;

  /** What the counter is told. */
  sealed interface Message permits Count, Total {}

  /** One more; {@code given} is when it was sent, or 0 if nobody wants to know how long it took. */
  record Count(long given, Histogram nanos) implements Message {}

  /** Asks for the total, and begins at 0 again. */
  record Total(ActorRef<Long> replyTo) implements Message {}

  private CounterActor(ActorContext<Message> context) {
    super(context);
  }

  static Behavior<Message> create() {
    return Behaviors.setup(CounterActor::new);
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder().onMessage(Count.class, this::count).onMessage(Total.class, this::total).build();
  }

  private Behavior<Message> count(Count message) {
    total++;
    SharedCounter.over(message.given(), message.nanos());
    return this;
  }

  private Behavior<Message> total(Total question) {
    question.replyTo().tell(total);
    total = 0;
    return this;
  }
}

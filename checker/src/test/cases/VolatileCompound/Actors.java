import java.util.concurrent.ExecutorService;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.BehaviorBuilder;

/** State of actors: one message at a time, unless a task of a pool joins in. */
class Actors {

  static class CountingActorOk extends AbstractActor {
    private volatile int received;

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, text -> received++).matchAny(other -> received += 2).build();
    }
  }

  static class TypedCounterOk {
    private volatile int received;

    Behavior<String> behavior() {
      return BehaviorBuilder.<String>create().onMessage(String.class, text -> {
        received++;
        return Behaviors.same();
      }).build();
    }
  }

  static class LeakingActorBad extends AbstractActor {
    private final ExecutorService pool;
    private volatile int received;

    LeakingActorBad(ExecutorService pool) {
      this.pool = pool;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, text -> {
        received++;
        pool.execute(() -> received++); // BUG
      }).build();
    }
  }

  static class LeakingBehaviorBad {
    private final ExecutorService pool = java.util.concurrent.Executors.newFixedThreadPool(4);
    private volatile long bytes;

    Behavior<String> behavior() {
      return Behaviors.receiveMessage(text -> {
        pool.execute(() -> bytes += text.length()); // BUG
        return Behaviors.same();
      });
    }
  }
}

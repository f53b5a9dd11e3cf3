import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.BehaviorBuilder;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.Routers;

/** Actors of the typed API that wait while they handle messages. */
class TypedActors {

  static Behavior<Void> guardian(Connection database) {
    return Behaviors.setup(context -> {
      ActorRef<Integer> orders = context.spawn(OrdersBad.create(database), "orders");
      context.spawnAnonymous(SetupBad.create());
      context.spawn(FunctionsBad.idle(), "functions");
      context.spawn(Behaviors.supervise(SupervisedBad.create()).onFailure(SupervisorStrategy.restart()), "supervised");
      context.spawn(Routers.pool(4, PooledBad.create()), "pool");
      context.spawn(BuilderBad.create(), "builder");
      context.spawn(new FieldBad().behavior, "field");
      Behavior<String> chosen = database == null ? ChosenBad.one() : ChosenBad.other();
      context.spawn(chosen, "chosen");
      context.spawn(BlockingOk.create(), "blocking", DispatcherSelector.blocking());
      context.spawn(ConfiguredOk.create(), "configured", DispatcherSelector.fromConfig("database"));
      context.spawnAnonymous(AnonymousOk.create(), DispatcherSelector.blocking());
      context.spawn(TwiceOk.create(), "shared");
      context.spawn(TwiceOk.create(), "apart", DispatcherSelector.blocking());
      context.spawn(Routers.pool(4, RouteesOk.create()).withRouteeProps(DispatcherSelector.blocking()), "routees");
      context.spawn(StateOk.idle(), "state", DispatcherSelector.blocking());
      context.spawn(PipesOk.create(), "pipes");
      context.spawn(SetupOk.create(), "setup");
      context.spawn(SignalOk.create(), "signal");
      return Behaviors.empty();
    });
  }

  static ActorSystem<Void> start(Connection database) {
    return ActorSystem.create(guardian(database), "shop");
  }

  static ActorSystem<String> second() {
    return ActorSystem.create(GuardianBad.create(), "second");
  }

  static class OrdersBad extends AbstractBehavior<Integer> {
    private final Connection database;

    private OrdersBad(ActorContext<Integer> context, Connection database) {
      super(context);
      this.database = database;
    }

    static Behavior<Integer> create(Connection database) {
      return Behaviors.setup(context -> new OrdersBad(context, database));
    }

    @Override
    public Receive<Integer> createReceive() {
      return newReceiveBuilder().onMessage(Integer.class, this::onOrder).build();
    }

    private Behavior<Integer> onOrder(Integer order) throws SQLException {
      try (PreparedStatement insert = database.prepareStatement("insert")) {
        insert.executeUpdate(); // BUG
      }
      return this;
    }
  }

  static class SetupBad extends AbstractBehavior<String> {
    private SetupBad(ActorContext<String> context) {
      super(context);
    }

    static Behavior<String> create() {
      return Behaviors.setup(SetupBad::new);
    }

    @Override
    public Receive<String> createReceive() {
      return newReceiveBuilder()
          .onMessageEquals("go", () -> {
            Thread.sleep(10); // BUG
            return this;
          })
          .onAnyMessage(any -> {
            CompletableFuture.supplyAsync(() -> any).get(); // BUG
            return this;
          })
          .build();
    }
  }

  static class FunctionsBad {
    static Behavior<String> idle() {
      return Behaviors.receiveMessage(message -> {
        Thread.sleep(10); // BUG
        return busy(message);
      });
    }

    private static Behavior<String> busy(String first) {
      return Behaviors.receive((context, message) -> {
        Thread.sleep(20); // BUG
        return Behaviors.same();
      });
    }
  }

  static class SupervisedBad extends AbstractBehavior<CountDownLatch> {
    private SupervisedBad(ActorContext<CountDownLatch> context) {
      super(context);
    }

    static Behavior<CountDownLatch> create() {
      return Behaviors.setup(SupervisedBad::new);
    }

    @Override
    public Receive<CountDownLatch> createReceive() {
      return newReceiveBuilder().onMessage(CountDownLatch.class, latch -> wait(latch)).build();
    }

    private Behavior<CountDownLatch> wait(CountDownLatch latch) throws InterruptedException {
      latch.await(); // BUG
      return Behaviors.same();
    }
  }

  static class PooledBad {
    static Behavior<Thread> create() {
      return Behaviors.receiveMessage(worker -> {
        worker.join(); // BUG
        return Behaviors.same();
      });
    }
  }

  static class BuilderBad {
    static Behavior<String> create() {
      return BehaviorBuilder.<String>create()
          .onMessage(String.class, text -> text.isEmpty(), text -> {
            Thread.sleep(10); // BUG
            return Behaviors.same();
          })
          .build();
    }
  }

  static class FieldBad {
    final Behavior<String> behavior = Behaviors.receiveMessageWithSame(message -> sleep());

    private static void sleep() {
      try {
        Thread.sleep(10); // BUG
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static class ChosenBad {
    static Behavior<String> one() {
      return Behaviors.receiveMessage(message -> {
        Thread.sleep(10); // BUG
        return Behaviors.same();
      });
    }

    static Behavior<String> other() {
      return Behaviors.ignore();
    }
  }

  static class GuardianBad {
    static Behavior<String> create() {
      return Behaviors.setup(context -> Behaviors.receiveMessage(message -> {
        Thread.sleep(10); // BUG
        return Behaviors.same();
      }));
    }
  }

  static class BlockingOk {
    static Behavior<String> create() {
      return Behaviors.receiveMessage(message -> {
        Thread.sleep(10);
        return Behaviors.same();
      });
    }
  }

  static class ConfiguredOk extends AbstractBehavior<String> {
    private ConfiguredOk(ActorContext<String> context) {
      super(context);
    }

    static Behavior<String> create() {
      return Behaviors.setup(ConfiguredOk::new);
    }

    @Override
    public Receive<String> createReceive() {
      return newReceiveBuilder().onMessage(String.class, this::onText).build();
    }

    private Behavior<String> onText(String text) throws InterruptedException {
      Thread.sleep(10);
      return this;
    }
  }

  static class AnonymousOk {
    static Behavior<String> create() {
      return Behaviors.receiveMessage(message -> {
        Thread.sleep(10);
        return Behaviors.same();
      });
    }
  }

  static class TwiceOk {
    static Behavior<String> create() {
      return Behaviors.receiveMessage(message -> {
        Thread.sleep(10);
        return Behaviors.same();
      });
    }
  }

  static class RouteesOk {
    static Behavior<String> create() {
      return Behaviors.receiveMessage(message -> {
        Thread.sleep(10);
        return Behaviors.same();
      });
    }
  }

  /** What it becomes stays where it is. */
  static class StateOk {
    static Behavior<String> idle() {
      return Behaviors.receiveMessage(message -> busy());
    }

    private static Behavior<String> busy() {
      return Behaviors.receiveMessage(message -> {
        Thread.sleep(10);
        return idle();
      });
    }
  }

  /** Nobody here makes it. */
  static class NeverMadeOk {
    static Behavior<String> create() {
      return Behaviors.receiveMessage(message -> {
        Thread.sleep(10);
        return Behaviors.same();
      });
    }
  }

  static class PipesOk extends AbstractBehavior<String> {
    private PipesOk(ActorContext<String> context) {
      super(context);
    }

    static Behavior<String> create() {
      return Behaviors.setup(PipesOk::new);
    }

    @Override
    public Receive<String> createReceive() {
      return newReceiveBuilder().onMessage(String.class, this::onText).build();
    }

    private Behavior<String> onText(String text) {
      Executor blocking = getContext().getSystem().dispatchers().lookup(DispatcherSelector.blocking());
      getContext().pipeToSelf(CompletableFuture.supplyAsync(() -> slow(text), blocking), (answer, failure) -> answer);
      return this;
    }

    private static String slow(String text) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return text;
    }
  }

  /** Once, when the actor starts. */
  static class SetupOk {
    static Behavior<String> create() {
      return Behaviors.setup(context -> {
        Thread.sleep(10);
        return Behaviors.ignore();
      });
    }
  }

  /** Once, when the actor stops. */
  static class SignalOk {
    static Behavior<String> create() {
      return BehaviorBuilder.<String>create()
          .onSignal(PostStop.class, stopped -> {
            Thread.sleep(10);
            return Behaviors.same();
          })
          .build();
    }
  }
}

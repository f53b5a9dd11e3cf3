import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/** An actor of the typed API; each case handles one kind of message. */
class TypedDesk extends AbstractBehavior<String> {

  interface Orders {
    CompletionStage<String> find(String id);
  }

  private static final Duration SOON = Duration.ofSeconds(3);
  private final Orders orders;
  private final Executor blocking;
  private final Map<String, String> cache = new HashMap<>();
  private int count;

  private TypedDesk(ActorContext<String> context, Orders orders) {
    super(context);
    this.orders = orders;
    this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.blocking());
  }

  static Behavior<String> create(Orders orders) {
    return Behaviors.setup(context -> new TypedDesk(context, orders));
  }

  @Override
  public Receive<String> createReceive() {
    return newReceiveBuilder()
        .onMessageEquals("log", () -> logsBad("1"))
        .onMessageEquals("spawn", () -> spawnsBad("1"))
        .onMessageEquals("count", () -> countsBad("1"))
        .onMessage(String.class, id -> {
          count += cache.size();
          return this;
        })
        .build();
  }

  private Behavior<String> logsBad(String id) {
    orders.find(id).whenComplete((order, failure) -> getContext().getLog().info("{} {}", order, failure)); // BUG
    return this;
  }

  private Behavior<String> spawnsBad(String id) {
    orders.find(id).thenAccept(order -> getContext().spawn(Behaviors.ignore(), order)); // BUG
    return this;
  }

  private Behavior<String> countsBad(String id) {
    orders.find(id).thenRun(() -> count++); // BUG
    return this;
  }

  private Behavior<String> cachesBad(String id) {
    CompletableFuture.supplyAsync(() -> id + "!", blocking).thenAccept(order -> cache.put(id, order)); // BUG
    return this;
  }

  private Behavior<String> onDispatcherBad(String id) {
    CompletableFuture.runAsync(() -> count++, getContext().getExecutionContext()).exceptionally(e -> null); // BUG
    return this;
  }

  private Behavior<String> pipesLateBad(String id) {
    orders.find(id).thenAccept(order -> getContext().pipeToSelf(orders.find(order), (next, failure) -> next)); // BUG
    return this;
  }

  static Behavior<String> functionBad(Orders orders) {
    return Behaviors.receive((context, id) -> {
      orders.find(id).thenAccept(order -> context.stop(context.getSelf())); // BUG
      return Behaviors.same();
    });
  }

  static Behavior<String> setupBad(Orders orders) {
    return Behaviors.setup(context -> Behaviors.receiveMessage(id -> {
      orders.find(id).thenAccept(order -> {
        context.getLog().info(order); // BUG
      });
      return Behaviors.same();
    }));
  }

  static Behavior<String> timersBad(Orders orders) {
    return Behaviors.withTimers(timers -> Behaviors.receiveMessage(id -> {
      orders.find(id).thenAccept(order -> timers.startSingleTimer(order, SOON)); // BUG
      return Behaviors.same();
    }));
  }

  static Behavior<String> stashBad(Orders orders) {
    return Behaviors.withStash(10, buffer -> Behaviors.receiveMessage(id -> {
      orders.find(id).thenAccept(order -> buffer.stash(order)); // BUG
      return Behaviors.same();
    }));
  }

  private Behavior<String> pipeToSelfOk(String id) {
    getContext().pipeToSelf(orders.find(id), (order, failure) -> {
      count++;
      getContext().getLog().info(order);
      return order;
    });
    return this;
  }

  private Behavior<String> askOk(ActorRef<ActorRef<String>> other) {
    getContext().ask(String.class, other, SOON, me -> me, (answer, failure) -> {
      count++;
      return answer;
    });
    return this;
  }

  private Behavior<String> adapterOk() {
    getContext().messageAdapter(Integer.class, number -> {
      cache.put("n", number.toString());
      return "n";
    });
    return this;
  }

  private Behavior<String> selfOk(String id) {
    ActorRef<String> self = getContext().getSelf();
    orders.find(id).thenAccept(self::tell);
    orders.find(id).thenAccept(order -> getContext().getSelf().tell(order));
    return this;
  }

  private Behavior<String> systemOk(String id) {
    orders.find(id).thenAccept(order -> getContext().getSystem().log().info(order));
    return this;
  }

  private Behavior<String> scheduleOnceOk(String id) {
    orders.find(id).thenAccept(order -> getContext().scheduleOnce(SOON, getContext().getSelf(), order));
    return this;
  }

  private Behavior<String> replyOk(ActorRef<String> replyTo) {
    AskPattern.ask(getContext().getSelf(), (ActorRef<String> me) -> "?", SOON, getContext().getSystem().scheduler()).thenAccept(replyTo::tell);
    return this;
  }

  private Behavior<String> spawnsInTimeOk(String id) {
    ActorRef<String> child = getContext().spawn(Behaviors.ignore(), id);
    orders.find(id).thenAccept(child::tell);
    return this;
  }

  static Behavior<String> handlerOk() {
    return Behaviors.receive((context, id) -> {
      context.getLog().info(id);
      return Behaviors.same();
    });
  }
}

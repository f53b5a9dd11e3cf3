import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.AbstractActorWithTimers;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.PoisonPill;
import org.apache.pekko.pattern.Patterns;
import scala.concurrent.Future;

/** An actor of the classic API; each case handles one kind of message. */
class ClassicDesk extends AbstractActorWithTimers {

  interface Orders {
    CompletionStage<String> find(String id);

    CompletableFuture<Integer> count();
  }

  private static final Duration SOON = Duration.ofSeconds(3);
  private final Orders orders;
  private final ActorRef stock;
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final Map<String, String> cache = new HashMap<>();
  private final Map<String, String> shared = new ConcurrentHashMap<>();
  private final List<String> waiting = new ArrayList<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final Map<String, CompletableFuture<String>> started = new HashMap<>();
  private final Helper helper = new Helper();
  private final Object lock = new Object();
  private final CompletableFuture<String> configuration;
  private int total;
  private int guarded;
  private volatile String latest;
  private String onlyThere;
  private ActorRef customer;

  ClassicDesk(Orders orders, ActorRef stock, CompletableFuture<String> configuration) {
    this.orders = orders;
    this.stock = stock;
    this.configuration = configuration;
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(String.class, this::thenAcceptBad)
        .matchEquals("when", this::whenCompleteBad)
        .matchEquals("apply", this::applyThenTellBad)
        .matchEquals("handle", this::handleBad)
        .matchEquals("ask", this::afterAskBad)
        .matchEquals("async", this::asyncBad)
        .matchEquals("dispatcher", this::onDispatcherBad)
        .matchEquals("pool", this::onPoolBad)
        .matchEquals("supply", this::suppliedBad)
        .matchEquals("thread", this::threadBad)
        .matchEquals("schedule", this::scheduledBad)
        .matchEquals("method", this::throughMethodBad)
        .matchEquals("context", this::contextBad)
        .matchEquals("variable", this::contextInVariableBad)
        .matchEquals("become", this::becomesBad)
        .matchEquals("timers", this::timersBad)
        .matchEquals("compose", this::composedBad)
        .matchEquals("counts", this::countsBad)
        .matchEquals("writes", this::writesBad)
        .matchEquals("caches", this::cachesBad)
        .matchEquals("parallel", this::parallelBad)
        .matchEquals("exceptionally", this::exceptionallyBad)
        .matchEquals("in place", this::inPlaceWithinBad)
        .matchEquals("scala", this::scalaFutureBad)
        .matchEquals("later", this::laterMethodBad)
        .matchEquals("all", this::afterAllBad)
        .matchEquals("helper", this::helperOk)
        .matchEquals("", this::useState)
        .build();
  }

  private void useState(String message) {
    getSender().tell(total + guarded + cache.size() + shared.size() + waiting.size() + started.size() + latest, getSelf());
    customer = getSender();
  }

  private void thenAcceptBad(String id) {
    orders.find(id).thenAccept(order -> getSender().tell(order, getSelf())); // BUG
  }

  private void whenCompleteBad(String id) {
    orders.find(id).whenComplete((order, failure) -> {
      Object answer = failure == null ? order : failure;
      getSender().tell(answer, getSelf()); // BUG
    });
  }

  private void applyThenTellBad(String id) {
    orders.count().thenApply(count -> count + 1).thenAccept(count -> sender().tell(count, self())); // BUG
  }

  private void handleBad(String id) {
    orders.find(id).handle((order, failure) -> {
      getSender().tell(order, getSelf()); // BUG
      return null;
    });
  }

  private void afterAskBad(String id) {
    Patterns.ask(stock, id, SOON).thenAccept(left -> getSender().tell(left, getSelf())); // BUG
  }

  private void asyncBad(String id) {
    orders.find(id).thenAcceptAsync(order -> getSender().tell(order, getSelf())); // BUG
  }

  private void onDispatcherBad(String id) {
    orders.find(id).thenAcceptAsync(order -> getSender().tell(order, getSelf()), getContext().getDispatcher()); // BUG
  }

  private void onPoolBad(String id) {
    pool.execute(() -> getSender().tell(id, getSelf())); // BUG
  }

  private void suppliedBad(String id) {
    CompletableFuture.supplyAsync(() -> id + getSender().path(), pool).exceptionally(e -> "").thenAccept(System.out::println); // BUG
  }

  private void threadBad(String id) {
    new Thread(() -> getSender().tell(id, getSelf())).start(); // BUG
  }

  private void scheduledBad(String id) {
    getContext().getSystem().scheduler().scheduleOnce(SOON, () -> getSender().tell(id, getSelf()), getContext().getDispatcher()); // BUG
  }

  private void throughMethodBad(String id) {
    if (id.startsWith("#")) {
      getSender().tell(id, getSelf()); // BUG
    } else {
      orders.find(id).thenAccept(this::throughMethodBad);
    }
  }

  private void contextBad(String id) {
    orders.find(id).thenAccept(order -> getContext().watch(stock)); // BUG
  }

  private void contextInVariableBad(String id) {
    AbstractActor.ActorContext context = getContext();
    orders.find(id).thenAccept(order -> context.getSender().tell(order, getSelf())); // BUG
  }

  private void becomesBad(String id) {
    orders.find(id).thenAccept(order -> getContext().become(receiveBuilder().build())); // BUG
  }

  private void timersBad(String id) {
    orders.find(id).thenAccept(order -> getTimers().startSingleTimer("key", order, SOON)); // BUG
  }

  private void composedBad(String id) {
    orders.find(id).thenCompose(order -> Patterns.ask(getSender(), order, SOON)).thenAccept(System.out::println); // BUG
  }

  private void countsBad(String id) {
    orders.count().thenAccept(count -> total += count); // BUG
  }

  private void writesBad(String id) {
    orders.count().thenAccept(count -> {
      total = count; // BUG
    });
  }

  private void cachesBad(String id) {
    orders.find(id).thenAccept(order -> cache.put(id, order)); // BUG
  }

  private void parallelBad(String ids) {
    List.of(ids.split(",")).parallelStream().forEach(id -> getSender().tell(id, getSelf())); // BUG
  }

  private void exceptionallyBad(String id) {
    orders.find(id).exceptionally(failure -> {
      getSender().tell(failure, getSelf()); // BUG
      return null;
    });
  }

  private void inPlaceWithinBad(String ids) {
    orders.find(ids).thenAccept(all -> List.of(all.split(",")).forEach(id -> waiting.add(id))); // BUG
  }

  private void scalaFutureBad(String id) {
    Future<Object> answer = Patterns.ask(stock, id, 3000);
    answer.foreach(left -> {
      getSender().tell(left, getSelf()); // BUG
      return null;
    }, getContext().getDispatcher());
  }

  private void laterMethodBad(String id) {
    orders.find(id).thenAccept(order -> {
      if (!order.isEmpty()) {
        customer = null; // BUG
      }
    });
  }

  private void afterAllBad(String id) {
    CompletableFuture<Integer> count = CompletableFuture.supplyAsync(() -> 1, pool);
    CompletableFuture.allOf(count, orders.count()).thenAccept(done -> getSender().tell(count.join(), getSelf())); // BUG
  }

  private void capturedOk(String id) {
    ActorRef asker = getSender();
    orders.find(id).thenAccept(order -> asker.tell(order, getSelf()));
  }

  /** akka.net AK1001, withdrawn: the argument is evaluated before the future is under way to anywhere. */
  private void ak1001_pipeToSenderOk(String id) {
    Patterns.pipe(orders.find(id), getContext().getDispatcher()).to(getSender());
    Patterns.pipe(orders.find(id), getContext().getDispatcher()).to(getSender(), getSelf());
  }

  private void pipeToSelfOk(String id) {
    Patterns.pipe(orders.find(id).thenApply(order -> order + "!"), getContext().getDispatcher()).to(getSelf(), getSender());
  }

  private void selfOk(String id) {
    orders.find(id).thenAccept(order -> getSelf().tell(order, ActorRef.noSender()));
  }

  private void systemAndDispatcherOk(String id) {
    orders.find(id).thenAccept(order -> getContext().getSystem().eventStream().publish(order));
  }

  private void finalFieldsOk(String id) {
    orders.find(id).thenAccept(order -> stock.tell(order, getSelf()));
  }

  private void volatileOk(String id) {
    orders.find(id).thenAccept(order -> latest = order);
  }

  private void concurrentMapOk(String id) {
    orders.find(id).thenAccept(order -> shared.put(id, order));
  }

  private void atomicOk(String id) {
    orders.find(id).thenAccept(order -> answered.incrementAndGet());
  }

  private void lockedOk(String id) {
    orders.count().thenAccept(count -> {
      synchronized (lock) {
        guarded += count;
      }
    });
  }

  private void notOfTheActorOk(String id) {
    orders.find(id).thenAccept(order -> onlyThere = order);
  }

  private void finishedOk(String id) {
    CompletableFuture.completedFuture(id).thenAccept(order -> getSender().tell(order, getSelf()));
  }

  private CompletionStage<String> cached(String id) {
    return id.isEmpty() ? CompletableFuture.completedFuture("none") : orders.find(id);
  }

  private void maybeFinishedOk(String id) {
    cached(id).thenAccept(order -> getSender().tell(order, getSelf()));
  }

  private void longReadyOk(String id) {
    configuration.thenAccept(value -> getSender().tell(value, getSelf()));
  }

  private void parameterOk(CompletionStage<String> order) {
    order.thenAccept(value -> getSender().tell(value, getSelf()));
  }

  private void waitedForOk(String id) {
    CompletableFuture<Integer> count = orders.count();
    count.join();
    count.thenAccept(value -> getSender().tell(value, getSelf()));
  }

  private void testedOk(String id) {
    CompletableFuture<Integer> count = orders.count();
    if (count.isDone()) {
      count.thenAccept(value -> getSender().tell(value, getSelf()));
    }
  }

  private void fromCollectionOk(String id) {
    started.get(id).thenAccept(value -> getSender().tell(value, getSelf()));
  }

  private void promiseOk(String id) {
    CompletableFuture<String> promise = new CompletableFuture<>();
    promise.complete(id);
    promise.thenAccept(value -> getSender().tell(value, getSelf()));
  }

  private void helperOk(String id) {
    helper.refresh(orders);
    getSender().tell(helper.size, getSelf());
  }

  /** Used by an actor, but no part of it: which object it is, nobody can tell here. */
  static class Helper {
    private int size;

    void refresh(Orders orders) {
      int before = size;
      orders.find("all").thenAccept(all -> size = before + all.length());
    }
  }

  private void optionalOk(String id) {
    Optional.of(id).ifPresent(order -> getSender().tell(order, getSelf()));
  }

  private void streamOk(String ids) {
    List.of(ids.split(",")).stream().map(id -> id + getSender().path()).forEach(waiting::add);
    List.of(ids.split(",")).forEach(id -> getSender().tell(id, getSelf()));
  }

  private void unknownExecutorOk(String id, Executor executor) {
    executor.execute(() -> getSender().tell(id, getSelf()));
    orders.find(id).thenAcceptAsync(order -> getSender().tell(order, getSelf()), executor);
  }

  /** Whatever the executor is given comes back as a message. */
  private void throughTheMailboxOk(String id) {
    Executor self = task -> getSelf().tell(task, getSelf());
    orders.find(id).thenAcceptAsync(order -> total++, self);
    orders.find(id).thenAcceptAsync(order -> getSender().tell(order, getSelf()), Runnable::run);
  }

  private void localVariablesOk(String id) {
    int[] seen = new int[1];
    orders.find(id).thenAccept(order -> seen[0]++);
  }

  private void readsOk(String id) {
    ActorRef known = customer;
    orders.find(id).thenAccept(order -> known.tell(order + answered.get(), getSelf()));
  }

  private void stopsOk(String id) {
    orders.find(id).thenAccept(order -> getSelf().tell(PoisonPill.getInstance(), ActorRef.noSender()));
  }

  private void argumentOk(String id) {
    orders.find(id).thenAccept(remember(getSender()));
  }

  private static java.util.function.Consumer<String> remember(ActorRef asker) {
    return order -> asker.tell(order, ActorRef.noSender());
  }

  /** The message handlers of an actor that is made in a callback are that actor's. */
  private void innerActorOk(String id) {
    orders.find(id).thenAccept(order -> new Inner());
  }

  static class Inner extends AbstractActor {
    private int count;

    @Override
    public Receive createReceive() {
      return receiveBuilder().matchAny(any -> getSender().tell(++count, getSelf())).build();
    }
  }
}

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;

/** One actor, whose methods handle its messages. */
class Desk extends AbstractActor {

  private static final Duration SOON = Duration.ofSeconds(3);
  private final ActorRef stock;
  private final Executor pool = Executors.newFixedThreadPool(4);

  Desk(ActorRef stock) {
    this.stock = stock;
  }

  static void start(ActorSystem system, ActorRef stock) {
    system.actorOf(Props.create(Desk.class, stock), "desk");
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .matchEquals("compose", this::composedBad)
        .matchEquals("combine", this::combinedBad)
        .matchEquals("variable", this::inVariableBad)
        .matchEquals("loop", this::inLoopBad)
        .matchEquals("try", this::inTryBad)
        .matchEquals("choice", this::ifNotDoneBad)
        .matchEquals("list", this::listBad)
        .matchEquals("stream", this::inStreamBad)
        .matchEquals("loop-pipe", this::inLoopOk)
        .matchEquals("all", this::allPipedOk)
        .matchEquals("after", this::afterAllOk)
        .matchEquals("async", this::asyncOk)
        .matchEquals("pool", this::onPoolOk)
        .matchEquals("zero", this::noTimeOk)
        .matchEquals("compose-tell", this::composedOk)
        .matchEquals("completed", this::completedOk)
        .matchEquals("timer", this::timerOk)
        .matchEquals("supplied", this::suppliedOk)
        .matchEquals("select", this::exceptionallyOk)
        .build();
  }

  private CompletionStage<Object> left(String item) {
    return Patterns.ask(stock, item, SOON);
  }

  private void composedBad(String item) {
    left(item).thenApply(Object::toString).thenApply(String::trim).toCompletableFuture().join(); // BUG
  }

  private void combinedBad(String item) throws Exception {
    Patterns.ask(stock, item, SOON).thenCombine(left("tea"), (one, two) -> one).toCompletableFuture().get(); // BUG
  }

  private void inVariableBad(String item) {
    CompletableFuture<Object> first = left(item).toCompletableFuture();
    CompletableFuture<Object> second = left("tea").toCompletableFuture();
    CompletableFuture<Void> both = CompletableFuture.allOf(first, second);
    both.orTimeout(1, TimeUnit.SECONDS).join(); // BUG
  }

  private void inLoopBad(String items) {
    for (String item : items.split(",")) {
      getSender().tell(left(item).toCompletableFuture().join(), getSelf()); // BUG
    }
  }

  private void inTryBad(String item) {
    try {
      left(item).toCompletableFuture().get(1, TimeUnit.SECONDS); // BUG
    } catch (Exception e) {
      getSender().tell("unknown", getSelf());
    }
  }

  private void ifNotDoneBad(String item) {
    CompletableFuture<Object> answer = left(item).toCompletableFuture();
    if (!answer.isDone()) {
      answer.join(); // BUG
    }
  }

  private void listBad(String items) {
    List<CompletableFuture<Object>> answers = new ArrayList<>();
    for (String item : items.split(",")) {
      answers.add(left(item).toCompletableFuture());
    }
    CompletableFuture.allOf(answers.toArray(new CompletableFuture[0])).join(); // BUG
  }

  private void inStreamBad(String items) {
    List.of(items.split(",")).stream().map(item -> left(item).toCompletableFuture().join()).forEach(one -> getSender().tell(one, getSelf())); // BUG
  }

  private void inLoopOk(String items) {
    for (String item : items.split(",")) {
      Patterns.pipe(left(item), getContext().getDispatcher()).to(getSender());
    }
  }

  private void allPipedOk(String item) {
    CompletableFuture<Object> one = left(item).toCompletableFuture();
    CompletableFuture<Object> two = left("tea").toCompletableFuture();
    Patterns.pipe(CompletableFuture.allOf(one, two).thenApply(done -> List.of(one.join(), two.join())), getContext().getDispatcher()).to(getSender());
  }

  private void afterAllOk(String item) {
    CompletableFuture<Object> one = left(item).toCompletableFuture();
    one.thenAccept(answer -> System.out.println(one.join()));
  }

  private void asyncOk(String item) {
    CompletableFuture.runAsync(() -> left(item).toCompletableFuture().join(), pool).exceptionally(e -> null);
  }

  private void onPoolOk(String item) {
    pool.execute(() -> left(item).toCompletableFuture().join());
  }

  private void noTimeOk(String item) throws Exception {
    left(item).toCompletableFuture().get(0, TimeUnit.SECONDS);
  }

  private void composedOk(String item) {
    ActorRef asker = getSender();
    left(item).thenCompose(answer -> left(answer.toString())).whenComplete((answer, failure) -> asker.tell(answer, ActorRef.noSender()));
  }

  private void completedOk(String item) {
    CompletableFuture.completedFuture(item).join();
  }

  private void timerOk(String item) {
    getContext().getSystem().scheduler().scheduleOnce(SOON, stock, item, getContext().getDispatcher(), getSelf());
  }

  /** A wait, but for a pool. */
  private void suppliedOk(String item) {
    CompletableFuture.supplyAsync(() -> item, pool).join();
  }

  private void exceptionallyOk(String item) {
    left(item).exceptionally(failure -> "none").thenAccept(answer -> System.out.println(answer));
  }

  /** Not called by the actor itself. */
  static Object fromOutsideOk(ActorRef desk) {
    return Patterns.ask(desk, "tea", SOON).toCompletableFuture().join();
  }
}

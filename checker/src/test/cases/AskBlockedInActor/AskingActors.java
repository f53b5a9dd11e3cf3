import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSelection;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.UntypedAbstractActor;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.RecipientRef;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.pattern.Patterns;
import org.apache.pekko.util.Timeout;
import scala.concurrent.Await;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/** Actors that ask others, and those that wait for the answer. */
class AskingActors {

  private static final Duration SOON = Duration.ofSeconds(3);

  static void start(ActorSystem system, ActorRef stock, ExecutorService pool) {
    system.actorOf(Props.create(JoinsBad.class, stock), "joins");
    system.actorOf(Props.create(GetsBad.class, stock));
    system.actorOf(Props.create(GetsTimedBad.class, stock));
    system.actorOf(Props.create(DerivedBad.class, stock));
    system.actorOf(Props.create(VariableBad.class, stock));
    system.actorOf(Props.create(MethodBad.class, stock));
    system.actorOf(Props.create(AwaitsBad.class, stock));
    system.actorOf(Props.create(AwaitsReadyBad.class, stock));
    system.actorOf(Props.create(ConvertedBad.class, stock));
    system.actorOf(Props.create(AllBad.class, stock));
    system.actorOf(Props.create(SelectionBad.class));
    system.actorOf(Props.create(ReplyToBad.class, stock));
    system.actorOf(Props.create(UntypedBad.class, stock));
    system.actorOf(Props.create(HelperBad.class, stock));
    system.actorOf(Props.create(StatusBad.class, stock));
    system.actorOf(Props.create(PipesOk.class, stock));
    system.actorOf(Props.create(ContinuesOk.class, stock));
    system.actorOf(Props.create(StartsOk.class, stock));
    system.actorOf(Props.create(OwnDispatcherOk.class, stock).withDispatcher("blocking"));
    system.actorOf(Props.create(OtherFutureOk.class));
    system.actorOf(Props.create(OtherPoolOk.class, stock, pool));
    system.actorOf(Props.create(DoneOk.class, stock));
    system.actorOf(Props.create(NowOk.class, stock));
    system.actorOf(Props.create(ForgetsOk.class, stock));
    system.actorOf(Props.create(InContinuationOk.class, stock));
    system.actorOf(Props.create(OthersWaitOk.class));
  }

  static Behavior<String> guardian(RecipientRef<CompletableFuture<String>> shop, Scheduler scheduler) {
    return Behaviors.setup(context -> {
      context.spawn(TypedBad.create(context.getSystem().scheduler()), "typed");
      context.spawn(TypedFunctionBad.create(null, scheduler), "function");
      context.spawn(TypedStatusBad.create(scheduler), "status");
      context.spawn(TypedOk.create(), "ok");
      context.spawn(TypedApartOk.create(scheduler), "apart", DispatcherSelector.blocking());
      return Behaviors.empty();
    });
  }

  static org.apache.pekko.actor.typed.ActorSystem<String> system(Scheduler scheduler) {
    return org.apache.pekko.actor.typed.ActorSystem.create(guardian(null, scheduler), "shop");
  }

  abstract static class Asking extends AbstractActor {
    final ActorRef stock;

    Asking(ActorRef stock) {
      this.stock = stock;
    }

    abstract void ask(String item) throws Exception;

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, this::ask).build();
    }
  }

  static class JoinsBad extends AbstractActor {
    private final ActorRef stock;

    JoinsBad(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder()
          .match(String.class, item -> getSender().tell(Patterns.ask(stock, item, SOON).toCompletableFuture().join(), getSelf())) // BUG
          .build();
    }
  }

  static class GetsBad extends AbstractActor {
    private final ActorRef stock;

    GetsBad(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, this::onItem).build();
    }

    private void onItem(String item) throws InterruptedException, ExecutionException {
      Object left = Patterns.ask(stock, item, SOON).toCompletableFuture().get(); // BUG
      getSender().tell(left, getSelf());
    }
  }

  static class GetsTimedBad extends AbstractActor {
    private final ActorRef stock;

    GetsTimedBad(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, this::onItem).build();
    }

    private void onItem(String item) throws InterruptedException, ExecutionException, TimeoutException {
      CompletableFuture<Object> left = Patterns.ask(stock, item, SOON).toCompletableFuture();
      getSender().tell(left.get(1, TimeUnit.SECONDS), getSelf()); // BUG
    }
  }

  static class DerivedBad extends AbstractActor {
    private final ActorRef stock;

    DerivedBad(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder()
          .matchAny(item -> Patterns.ask(stock, item, SOON).thenApply(String::valueOf).exceptionally(e -> "none").toCompletableFuture().join()) // BUG
          .build();
    }
  }

  static class VariableBad extends AbstractActor {
    private final ActorRef stock;

    VariableBad(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, item -> {
        CompletionStage<Object> answer = Patterns.ask(stock, item, SOON);
        CompletableFuture<Object> future = answer.toCompletableFuture();
        getSender().tell(future.join(), getSelf()); // BUG
      }).build();
    }
  }

  static class MethodBad extends AbstractActor {
    private final ActorRef stock;

    MethodBad(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, item -> getSender().tell(left(item).join(), getSelf())).build(); // BUG
    }

    private CompletableFuture<Object> left(String item) {
      return Patterns.ask(stock, item, SOON).toCompletableFuture();
    }
  }

  static class AwaitsBad extends AbstractActor {
    private final ActorRef stock;

    AwaitsBad(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, item -> {
        Timeout timeout = Timeout.create(SOON);
        Future<Object> answer = Patterns.ask(stock, item, timeout);
        getSender().tell(Await.result(answer, timeout.duration()), getSelf()); // BUG
      }).build();
    }
  }

  static class AwaitsReadyBad extends AbstractActor {
    private final ActorRef stock;

    AwaitsReadyBad(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, item -> Await.ready(Patterns.ask(stock, item, 3000), Timeout.create(SOON).duration())).build(); // BUG
    }
  }

  static class ConvertedBad extends AbstractActor {
    private final ActorRef stock;

    ConvertedBad(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, item -> FutureConverters.asJava(Patterns.ask(stock, item, 3000)).toCompletableFuture().join()).build(); // BUG
    }
  }

  static class AllBad extends AbstractActor {
    private final ActorRef stock;

    AllBad(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, item -> {
        CompletableFuture<Object> one = Patterns.ask(stock, item, SOON).toCompletableFuture();
        CompletableFuture<Object> two = Patterns.ask(stock, item + "s", SOON).toCompletableFuture();
        CompletableFuture.allOf(one, two).join(); // BUG
        getSender().tell(one.join() + "," + two.join(), getSelf());
      }).build();
    }
  }

  static class SelectionBad extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, item -> {
        ActorSelection stock = getContext().actorSelection("/user/stock");
        Patterns.ask(stock, item, SOON).toCompletableFuture().join(); // BUG
      }).build();
    }
  }

  static class ReplyToBad extends AbstractActor {
    private final ActorRef stock;

    ReplyToBad(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, item -> Patterns.askWithReplyTo(stock, replyTo -> List.of(item, replyTo), SOON).toCompletableFuture().join()).build(); // BUG
    }
  }

  static class UntypedBad extends UntypedAbstractActor {
    private final ActorRef stock;

    UntypedBad(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public void onReceive(Object message) {
      getSender().tell(Patterns.ask(stock, message, SOON).toCompletableFuture().join(), getSelf()); // BUG
    }
  }

  static class HelperBad extends AbstractActor {
    private final Stock stock;

    HelperBad(ActorRef stock) {
      this.stock = new Stock(stock);
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, item -> getSender().tell(stock.left(item), getSelf())).build();
    }

    static class Stock {
      private final ActorRef actor;

      Stock(ActorRef actor) {
        this.actor = actor;
      }

      Object left(String item) {
        return Patterns.ask(actor, item, SOON).toCompletableFuture().join(); // BUG
      }
    }
  }

  static class StatusBad extends AbstractActor {
    private final ActorRef stock;

    StatusBad(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, item -> Patterns.askWithStatus(stock, item, SOON).toCompletableFuture().join()).build(); // BUG
    }
  }

  record Question(String item, org.apache.pekko.actor.typed.ActorRef<String> replyTo) {}

  static class TypedBad extends AbstractBehavior<RecipientRef<Question>> {
    private final Scheduler scheduler;

    private TypedBad(ActorContext<RecipientRef<Question>> context, Scheduler scheduler) {
      super(context);
      this.scheduler = scheduler;
    }

    static Behavior<RecipientRef<Question>> create(Scheduler scheduler) {
      return Behaviors.setup(context -> new TypedBad(context, scheduler));
    }

    @Override
    public Receive<RecipientRef<Question>> createReceive() {
      return newReceiveBuilder().onAnyMessage(this::onStock).build();
    }

    private Behavior<RecipientRef<Question>> onStock(RecipientRef<Question> stock) {
      CompletionStage<String> answer = AskPattern.ask(stock, (org.apache.pekko.actor.typed.ActorRef<String> me) -> new Question("tea", me), SOON, scheduler);
      getContext().getLog().info(answer.toCompletableFuture().join()); // BUG
      return this;
    }
  }

  static class TypedFunctionBad {
    static Behavior<String> create(RecipientRef<Question> stock, Scheduler scheduler) {
      return Behaviors.receiveMessage(item -> {
        AskPattern.<Question, String>ask(stock, me -> new Question(item, me), SOON, scheduler).toCompletableFuture().get(); // BUG
        return Behaviors.same();
      });
    }
  }

  record Request(org.apache.pekko.actor.typed.ActorRef<org.apache.pekko.pattern.StatusReply<String>> replyTo) {}

  static class TypedStatusBad {
    static Behavior<RecipientRef<Request>> create(Scheduler scheduler) {
      return Behaviors.receive((context, stock) -> {
        CompletionStage<String> answer = AskPattern.askWithStatus(stock, Request::new, SOON, scheduler);
        answer.toCompletableFuture().get(3, TimeUnit.SECONDS); // BUG
        return Behaviors.same();
      });
    }
  }

  static class PipesOk extends AbstractActor {
    private final ActorRef stock;

    PipesOk(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, item -> Patterns.pipe(Patterns.ask(stock, item, SOON), getContext().getDispatcher()).to(getSender())).build();
    }
  }

  static class ContinuesOk extends AbstractActor {
    private final ActorRef stock;

    ContinuesOk(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, item -> {
        ActorRef asker = getSender();
        Patterns.ask(stock, item, SOON).whenComplete((left, failure) -> asker.tell(failure == null ? left : failure, ActorRef.noSender()));
      }).build();
    }
  }

  /** Once, before there are messages. */
  static class StartsOk extends AbstractActor {
    private final ActorRef stock;
    private Object left;

    StartsOk(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public void preStart() {
      left = Patterns.ask(stock, "tea", SOON).toCompletableFuture().join();
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, item -> getSender().tell(left, getSelf())).build();
    }
  }

  static class OwnDispatcherOk extends AbstractActor {
    private final ActorRef stock;

    OwnDispatcherOk(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, item -> getSender().tell(Patterns.ask(stock, item, SOON).toCompletableFuture().join(), getSelf())).build();
    }
  }

  /** Waits as well, but for no actor. */
  static class OtherFutureOk extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, item -> CompletableFuture.supplyAsync(() -> item).join()).build();
    }
  }

  static class OtherPoolOk extends AbstractActor {
    private final ActorRef stock;
    private final ExecutorService pool;

    OtherPoolOk(ActorRef stock, ExecutorService pool) {
      this.stock = stock;
      this.pool = pool;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, item -> pool.execute(() -> Patterns.ask(stock, item, SOON).toCompletableFuture().join())).build();
    }
  }

  static class DoneOk extends AbstractActor {
    private final ActorRef stock;
    private CompletableFuture<Object> left;

    DoneOk(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, item -> {
        CompletableFuture<Object> answer = Patterns.ask(stock, item, SOON).toCompletableFuture();
        if (answer.isDone()) {
          getSender().tell(answer.join(), getSelf());
        }
      }).build();
    }
  }

  static class NowOk extends AbstractActor {
    private final ActorRef stock;

    NowOk(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, item -> getSender().tell(Patterns.ask(stock, item, SOON).toCompletableFuture().getNow("unknown"), getSelf())).build();
    }
  }

  static class ForgetsOk extends AbstractActor {
    private final ActorRef stock;

    ForgetsOk(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, item -> stock.tell(item, getSelf())).build();
    }
  }

  /** By then there is an answer. */
  static class InContinuationOk extends AbstractActor {
    private final ActorRef stock;

    InContinuationOk(ActorRef stock) {
      this.stock = stock;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, item -> {
        CompletableFuture<Object> answer = Patterns.ask(stock, item, SOON).toCompletableFuture();
        ActorRef asker = getSender();
        answer.whenComplete((left, failure) -> asker.tell(answer.join(), ActorRef.noSender()));
      }).build();
    }
  }

  /** What is waited for comes from nobody knows where. */
  static class OthersWaitOk extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().match(CompletableFuture.class, answer -> getSender().tell(answer.join(), getSelf())).build();
    }
  }

  static class TypedOk {
    static Behavior<RecipientRef<Question>> create() {
      return Behaviors.receive((context, stock) -> {
        context.ask(String.class, stock, SOON, me -> new Question("tea", me), (answer, failure) -> stock);
        return Behaviors.same();
      });
    }
  }

  static class TypedApartOk {
    static Behavior<RecipientRef<Question>> create(Scheduler scheduler) {
      return Behaviors.receive((context, stock) -> {
        AskPattern.<Question, String>ask(stock, me -> new Question("tea", me), SOON, scheduler).toCompletableFuture().join();
        return Behaviors.same();
      });
    }
  }

  /** Who asks from outside may wait for the answer. */
  void fromMainOk(ActorRef stock) {
    System.out.println(Patterns.ask(stock, "tea", SOON).toCompletableFuture().join());
  }

  void fromTestOk(ActorRef stock) throws Exception {
    Await.result(Patterns.ask(stock, "tea", 3000), Timeout.create(SOON).duration());
  }

  /** A class that has no part in actors of this program. */
  static class ClientOk {
    Object ask(ActorRef stock) {
      return Patterns.ask(stock, "tea", SOON).toCompletableFuture().join();
    }
  }
}

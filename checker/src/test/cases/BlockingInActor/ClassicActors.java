import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.AbstractActorWithTimers;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.UntypedAbstractActor;
import org.apache.pekko.pattern.Patterns;
import org.apache.pekko.routing.FromConfig;
import org.apache.pekko.routing.RoundRobinPool;

/** Actors of the classic API that wait while they handle messages. */
class ClassicActors {

  void start(ActorSystem system, Connection database, ExecutorService blocking) {
    system.actorOf(QueriesBad.props(database), "queries");
    system.actorOf(Props.create(SleepsBad.class));
    system.actorOf(Props.create(JoinsBad.class, JoinsBad::new), "joins");
    Props takes = Props.create(TakesBad.class, () -> new TakesBad());
    system.actorOf(takes.withMailbox("bounded"), "takes");
    system.actorOf(new RoundRobinPool(4).props(Props.create(PooledBad.class)), "pool");
    system.actorOf(Props.create(AwaitsLatchBad.class));
    system.actorOf(Props.create(MatchesAnyBad.class));
    system.actorOf(Props.create(UntypedBad.class));
    system.actorOf(Props.create(FarAwayBad.class, database));
    system.actorOf(Props.create(ReferencedMethodBad.class, database));
    system.actorOf(Props.create(PredicateBad.class));
    system.actorOf(Props.create(TimersBad.class));
    system.actorOf(Props.create(InheritsBad.Concrete.class));
    system.actorOf(Props.create(SendsBad.class));
    system.actorOf(Props.create(ReadsFileBad.class));
    system.actorOf(Props.create(InlineStreamBad.class));
    system.actorOf(Props.create(ParentBad.class));
    system.actorOf(Props.create(BecomesBad.class));
    system.actorOf(Props.create(OwnDispatcherOk.class).withDispatcher("blocking-dispatcher"));
    system.actorOf(OwnDispatcherInFactoryOk.props());
    Props later = Props.create(OwnDispatcherLaterOk.class);
    system.actorOf(later.withDispatcher("database"), "later");
    system.actorOf(Props.create(SometimesOwnDispatcherOk.class), "usual");
    system.actorOf(Props.create(SometimesOwnDispatcherOk.class).withDispatcher("database"), "special");
    system.actorOf(FromConfig.getInstance().props(Props.create(RouterFromConfigOk.class)), "router");
    system.actorOf(Props.create(PipesOk.class, blocking));
    system.actorOf(Props.create(StartsUpOk.class));
    system.actorOf(Props.create(FinishedOk.class));
    system.actorOf(Props.create(PollsOk.class));
    system.actorOf(Props.create(UnboundedPutOk.class));
    system.actorOf(Props.create(HandsOverOk.class, blocking));
    system.actorOf(Props.create(ContinuesOk.class));
    system.actorOf(Props.create(DoneOk.class));
    system.actorOf(Props.create(OnlyTellsOk.class));
    system.actorOf(Props.create(InheritsOk.Concrete.class).withDispatcher("database"));
  }

  static class QueriesBad extends AbstractActor {
    private final Connection database;

    QueriesBad(Connection database) {
      this.database = database;
    }

    static Props props(Connection database) {
      return Props.create(QueriesBad.class, () -> new QueriesBad(database));
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder()
          .match(Integer.class, order -> {
            PreparedStatement query = database.prepareStatement("select");
            query.executeQuery(); // BUG
          })
          .build();
    }
  }

  static class SleepsBad extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().matchEquals("retry", retry -> Thread.sleep(500)).build(); // BUG
    }
  }

  static class JoinsBad extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder()
          .match(CompletableFuture.class, price -> getSender().tell(price.join(), getSelf())) // BUG
          .build();
    }
  }

  static class TakesBad extends AbstractActor {
    private final BlockingQueue<String> jobs = new ArrayBlockingQueue<>(10);

    @Override
    public Receive createReceive() {
      return receiveBuilder().matchAny(any -> getSender().tell(jobs.take(), getSelf())).build(); // BUG
    }
  }

  static class PooledBad extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().match(Thread.class, worker -> worker.join()).build(); // BUG
    }
  }

  static class AwaitsLatchBad extends AbstractActor {
    private final CountDownLatch ready = new CountDownLatch(1);

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, this::handle).build();
    }

    private void handle(String message) throws InterruptedException {
      ready.await(1, TimeUnit.SECONDS); // BUG
    }
  }

  static class MatchesAnyBad extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, text -> {}).matchAny(other -> TimeUnit.SECONDS.sleep(1)).build(); // BUG
    }
  }

  static class UntypedBad extends UntypedAbstractActor {
    @Override
    public void onReceive(Object message) throws InterruptedException {
      Thread.sleep(100); // BUG
    }
  }

  static class FarAwayBad extends AbstractActor {
    private final Customers customers;

    FarAwayBad(Connection database) {
      customers = new Customers(database);
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(Integer.class, this::greet).build();
    }

    private void greet(int customer) throws SQLException {
      getSender().tell("Hello " + customers.nameOf(customer), getSelf());
    }

    static class Customers {
      private final Connection database;

      Customers(Connection database) {
        this.database = database;
      }

      String nameOf(int customer) throws SQLException {
        return database.prepareStatement("select").executeQuery().getString(1); // BUG
      }
    }
  }

  static class ReferencedMethodBad extends AbstractActor {
    private final PreparedStatement insert;

    ReferencedMethodBad(Connection database) throws SQLException {
      insert = database.prepareStatement("insert");
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, insert::execute).build(); // BUG
    }
  }

  static class PredicateBad extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().match(Path.class, this::isReady, path -> {}).build();
    }

    private boolean isReady(Path path) {
      return CompletableFuture.supplyAsync(path::isAbsolute).join(); // BUG
    }
  }

  static class TimersBad extends AbstractActorWithTimers {
    @Override
    public Receive createReceive() {
      return receiveBuilder().matchEquals("tick", tick -> Thread.sleep(10)).build(); // BUG
    }
  }

  static class InheritsBad {
    abstract static class Base extends AbstractActor {
      @Override
      public Receive createReceive() {
        return receiveBuilder().match(CountDownLatch.class, CountDownLatch::await).build(); // BUG
      }
    }

    static class Concrete extends Base {
      @Override
      public void preStart() throws Exception {
        Thread.sleep(1);
      }

      @Override
      public Receive createReceive() {
        return super.createReceive().orElse(receiveBuilder().match(String.class, text -> Thread.sleep(5)).build()); // BUG
      }
    }
  }

  static class SendsBad extends AbstractActor {
    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(URI.class, this::fetch).build();
    }

    private void fetch(URI address) throws IOException, InterruptedException {
      http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString()); // BUG
    }
  }

  static class ReadsFileBad extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().match(Path.class, path -> getSender().tell(Files.readString(path), getSelf())).build(); // BUG
    }
  }

  static class InlineStreamBad extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().match(List.class, this::all).build();
    }

    private void all(List<CompletableFuture<String>> prices) {
      prices.forEach(price -> getSender().tell(price.join(), getSelf())); // BUG
    }
  }

  static class ParentBad extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, name -> getContext().actorOf(Props.create(ChildBad.class), name)).build();
    }

    static class ChildBad extends AbstractActor {
      @Override
      public Receive createReceive() {
        return receiveBuilder().matchAny(any -> Thread.sleep(20)).build(); // BUG
      }
    }
  }

  static class BecomesBad extends AbstractActor {
    private final Receive busy = receiveBuilder().match(String.class, text -> Thread.sleep(20)).build(); // BUG

    @Override
    public Receive createReceive() {
      return receiveBuilder().matchEquals("start", start -> getContext().become(busy)).build();
    }
  }

  static class OwnDispatcherOk extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, text -> Thread.sleep(20)).build();
    }
  }

  static class OwnDispatcherInFactoryOk extends AbstractActor {
    static Props props() {
      return Props.create(OwnDispatcherInFactoryOk.class).withDispatcher("pekko.actor.default-blocking-io-dispatcher");
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, text -> Thread.sleep(20)).build();
    }
  }

  static class OwnDispatcherLaterOk extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, text -> Thread.sleep(20)).build();
    }
  }

  /** Which of the two is busy when it happens, nobody can tell. */
  static class SometimesOwnDispatcherOk extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, text -> Thread.sleep(20)).build();
    }
  }

  static class RouterFromConfigOk extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, text -> Thread.sleep(20)).build();
    }
  }

  /** Other modules make it, or a container does. */
  static class MadeElsewhereOk extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, text -> Thread.sleep(20)).build();
    }
  }

  static class PipesOk extends AbstractActor {
    private final ExecutorService blocking;

    PipesOk(ExecutorService blocking) {
      this.blocking = blocking;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder()
          .match(Path.class, path -> Patterns.pipe(CompletableFuture.supplyAsync(() -> read(path), blocking), getContext().getDispatcher()).to(getSender()))
          .build();
    }

    private static String read(Path path) {
      try {
        return Files.readString(path);
      } catch (IOException e) {
        return "";
      }
    }
  }

  /** Once, before there are messages. */
  static class StartsUpOk extends AbstractActor {
    @Override
    public void preStart() throws Exception {
      Thread.sleep(20);
    }

    @Override
    public Receive createReceive() {
      String config = CompletableFuture.supplyAsync(() -> "config").join();
      return receiveBuilder().match(String.class, text -> getSender().tell(config, getSelf())).build();
    }
  }

  static class FinishedOk extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, text -> getSender().tell(CompletableFuture.completedFuture(text).join(), getSelf())).build();
    }
  }

  static class PollsOk extends AbstractActor {
    private final BlockingQueue<String> jobs = new ArrayBlockingQueue<>(10);

    @Override
    public Receive createReceive() {
      return receiveBuilder().matchAny(any -> jobs.poll()).build();
    }
  }

  static class UnboundedPutOk extends AbstractActor {
    private final BlockingQueue<String> jobs = new LinkedBlockingQueue<>();

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, jobs::put).build();
    }
  }

  /** The pool waits, the actor does not. */
  static class HandsOverOk extends AbstractActor {
    private final ExecutorService blocking;

    HandsOverOk(ExecutorService blocking) {
      this.blocking = blocking;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().match(Integer.class, n -> blocking.execute(this::work)).build();
    }

    private void work() {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static class ContinuesOk extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().match(CompletionStage.class, this::later).build();
    }

    private void later(CompletionStage<String> price) {
      ActorRef asker = getSender();
      price.thenAccept(value -> asker.tell(value, ActorRef.noSender()));
    }
  }

  static class DoneOk extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().match(CompletableFuture.class, this::look).build();
    }

    private void look(CompletableFuture<String> price) {
      if (price.isDone()) {
        getSender().tell(price.join(), getSelf());
      }
    }
  }

  static class OnlyTellsOk extends AbstractActor {
    private int count;

    @Override
    public Receive createReceive() {
      return receiveBuilder().matchAny(any -> getSender().tell(++count, getSelf())).build();
    }
  }

  static class InheritsOk {
    abstract static class Base extends AbstractActor {
      @Override
      public Receive createReceive() {
        return receiveBuilder().match(String.class, text -> Thread.sleep(20)).build();
      }
    }

    static class Concrete extends Base {}
  }

  /** A method that anybody may call says nothing of its thread. */
  static class PlainOk {
    void handle(String message) throws InterruptedException {
      Thread.sleep(20);
    }
  }
}

package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Actors of a real system that wait, each with a twin that harms nobody. */
class ActorWorkloadTest {

  private static final Sources WAITING =
      new Sources(
          "demo.Waiting",
          """
          package demo;

          import com.typesafe.config.*;
          import dev.concurrency.maven.probe.WorkloadEvidence;
          import java.util.concurrent.*;
          import org.apache.pekko.actor.*;
          import org.apache.pekko.actor.typed.Behavior;
          import org.apache.pekko.actor.typed.javadsl.*;

          public class Waiting {

            public static void main(String[] args) throws Exception {
              Config one = ConfigFactory.parseString("pekko.loglevel=OFF, pekko.actor.default-dispatcher.fork-join-executor { parallelism-min=1, parallelism-max=1 }");
              ActorSystem system = ActorSystem.create("demo", one.withFallback(ConfigFactory.load()));

              ActorRef shared = system.actorOf(Props.create(Shared.class));
              var gate = new CountDownLatch(1);
              shared.tell(gate, ActorRef.noSender());
              shared.tell("next", ActorRef.noSender());
              shared.tell("last", ActorRef.noSender());
              WorkloadEvidence.await("blocked.*shared#0");
              gate.countDown();

              org.apache.pekko.actor.typed.ActorRef<CountDownLatch> typed = Adapter.spawn(system, typed(), "typed");
              var second = new CountDownLatch(1);
              typed.tell(second);
              typed.tell(new CountDownLatch(0));
              WorkloadEvidence.await("blocked.*typed#0");
              second.countDown();

              tellTwice(system.actorOf(Props.create(Placed.class).withDispatcher("pekko.actor.default-blocking-io-dispatcher")));
              var done = new CountDownLatch(1);
              system.actorOf(Props.create(Alone.class)).tell(done, ActorRef.noSender());
              done.await();

              // The only thread of the dispatcher has handled a message that failed; what else it runs is no actor's.
              system.actorOf(Props.create(Failing.class)).tell("fail", ActorRef.noSender());
              var ran = new CountDownLatch(1);
              system.dispatcher().execute(() -> outside(ran));
              ran.await();
              org.apache.pekko.pattern.Patterns.gracefulStop(shared, java.time.Duration.ofMinutes(1)).toCompletableFuture().join();
              system.terminate();
              system.getWhenTerminated().toCompletableFuture().join();
            }

            static void tellTwice(ActorRef actor) throws Exception {
              var two = new CountDownLatch(2);
              actor.tell(two, ActorRef.noSender());
              actor.tell(two, ActorRef.noSender());
              two.await();
            }

            static class Shared extends AbstractActor {
              @Override
              public Receive createReceive() {
                return receiveBuilder()
                    .match(CountDownLatch.class, gate -> {
                      gate.await(); // held until the agent has seen it
                    })
                    .matchAny(any -> {})
                    .build();
              }
            }

            static Behavior<CountDownLatch> typed() {
              return Behaviors.receiveMessage(gate -> {
                gate.await(); // typed
                return Behaviors.same();
              });
            }

            static class Placed extends AbstractActor {
              @Override
              public Receive createReceive() {
                return receiveBuilder().match(CountDownLatch.class, done -> {
                  Thread.sleep(25); // on a dispatcher of its own
                  done.countDown();
                }).build();
              }
            }

            static class Alone extends AbstractActor {
              @Override
              public Receive createReceive() {
                return receiveBuilder().match(CountDownLatch.class, done -> {
                  Thread.sleep(25); // nobody waits
                  done.countDown();
                }).build();
              }
            }

            static class Failing extends AbstractActor {
              @Override
              public Receive createReceive() {
                return receiveBuilder().match(String.class, text -> {
                  throw new IllegalStateException(text);
                }).build();
              }
            }

            static void outside(CountDownLatch ran) {
              try {
                Thread.sleep(25); // no message
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              ran.countDown();
            }
          }
          """);

  private static Finding await(String id, String line) {
    return WAITING.finding(id, "BlockingInActor", Probe.ACTOR_WAIT, line, "java.util.concurrent.CountDownLatch", "await", "()V");
  }

  private static Finding sleep(String id, String line) {
    return WAITING.finding(id, "BlockingInActor", Probe.ACTOR_WAIT, line, "java.lang.Thread", "sleep", "(J)V");
  }

  private static final Sources BESIDE =
      new Sources(
          "demo.Beside",
          """
          package demo;

          import com.typesafe.config.*;
          import java.util.*;
          import java.util.concurrent.*;
          import org.apache.pekko.actor.*;
          import org.apache.pekko.actor.typed.Behavior;
          import org.apache.pekko.actor.typed.javadsl.*;
          import org.apache.pekko.actor.typed.javadsl.Receive;

          public class Beside {

            public static void main(String[] args) throws Exception {
              ActorSystem system = ActorSystem.create("demo", ConfigFactory.parseString("pekko.loglevel=OFF").withFallback(ConfigFactory.load()));
              ActorRef desk = system.actorOf(Props.create(Desk.class), "desk");
              ActorRef other = system.actorOf(Props.create(Completing.class), "other");

              // Completed by this thread when the actor has long gone on.
              Order order = Order.sent("sender", desk);
              order.stage.complete("tea");
              order.done.await();
              // Finished before: the callback runs on the spot.
              order = new Order("sender in time");
              order.stage.complete("tea");
              desk.tell(order, ActorRef.noSender());
              order.done.await();
              // Completed by another actor while that one handles a message.
              order = Order.sent("sender elsewhere", desk);
              other.tell(order, ActorRef.noSender());
              order.done.await();

              for (String state : List.of("write", "put")) {
                order = Order.sent(state, desk);
                order.stage.complete("tea");
                order.done.await();
              }

              org.apache.pekko.actor.typed.ActorRef<Order> typed = Adapter.spawn(system, Typed.create(), "typed");
              order = new Order("log");
              typed.tell(order);
              order.handled.await();
              order.stage.complete("tea");
              order.done.await();
              order = new Order("piped");
              typed.tell(order);
              order.handled.await();
              order.stage.complete("tea");
              order.done.await();
              system.terminate();
              system.getWhenTerminated().toCompletableFuture().join();
            }

            static class Order {
              final String what;
              final CompletableFuture<String> stage = new CompletableFuture<>();
              final CountDownLatch handled = new CountDownLatch(1);
              final CountDownLatch done = new CountDownLatch(1);

              Order(String what) {
                this.what = what;
              }

              static Order sent(String what, ActorRef to) throws InterruptedException {
                Order order = new Order(what);
                to.tell(order, ActorRef.noSender());
                order.handled.await();
                return order;
              }
            }

            static class Completing extends AbstractActor {
              @Override
              public Receive createReceive() {
                return receiveBuilder().match(Order.class, order -> order.stage.complete("tea")).build();
              }
            }

            static class Desk extends AbstractActor {
              private String last;
              private final Map<String, String> cache = new HashMap<>();

              @Override
              public Receive createReceive() {
                return receiveBuilder().match(Order.class, this::on).build();
              }

              private void on(Order order) {
                switch (order.what) {
                  case "sender" -> order.stage.thenAccept(text -> {
                    getSender(); // sender
                    order.done.countDown();
                  });
                  case "sender in time" -> order.stage.thenAccept(text -> {
                    getSender(); // in time
                    order.done.countDown();
                  });
                  case "sender elsewhere" -> order.stage.thenAccept(text -> {
                    getSender(); // elsewhere
                    order.done.countDown();
                  });
                  case "write" -> order.stage.thenAccept(text -> {
                    last = text; // write
                    order.done.countDown();
                  });
                  default -> order.stage.thenAccept(text -> {
                    cache.put(text, text); // put
                    order.done.countDown();
                  });
                }
                order.handled.countDown();
              }
            }

            static class Typed extends AbstractBehavior<Order> {
              private String last;

              Typed(org.apache.pekko.actor.typed.javadsl.ActorContext<Order> context) {
                super(context);
              }

              static Behavior<Order> create() {
                return Behaviors.setup(Typed::new);
              }

              @Override
              public Receive<Order> createReceive() {
                return newReceiveBuilder().onMessage(Order.class, this::on).build();
              }

              private Behavior<Order> on(Order order) {
                if (order.what.equals("log")) {
                  order.stage.thenAccept(text -> {
                    try {
                      getContext().getLog(); // log
                    } finally {
                      order.done.countDown();
                    }
                  });
                } else if (order.what.equals("piped")) {
                  getContext().pipeToSelf(order.stage, (text, failure) -> {
                    last = text; // piped
                    order.done.countDown();
                    return new Order("");
                  });
                }
                order.handled.countDown();
                return this;
              }
            }
          }
          """);

  private static Finding sender(String id) {
    return BESIDE.finding(id, "ActorStateInFuture", Probe.ACTOR_STATE, "// " + id, "org.apache.pekko.actor.AbstractActor", "getSender", "()Lorg/apache/pekko/actor/ActorRef;");
  }

  private static Finding write(String id, String owner) {
    return BESIDE.finding(id, "ActorStateInFuture", Probe.ACTOR_STATE, "// " + id, owner, "last", "");
  }

  @Test
  void whatIsTheActorsOwnIsSeenWhereAnotherThreadUsesIt(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, BESIDE)
            .run(
                sender("sender"), sender("in time"), sender("elsewhere"), write("write", "demo.Beside$Desk"), write("piped", "demo.Beside$Typed"),
                BESIDE.finding("put", "ActorStateInFuture", Probe.ACTOR_STATE, "// put", "java.util.Map", "put", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;"),
                BESIDE.finding("log", "ActorStateInFuture", Probe.ACTOR_STATE, "// log", "org.apache.pekko.actor.typed.javadsl.ActorContext", "getLog", "()Lorg/slf4j/Logger;"));

    assertThat(result.verdicts())
        .as(result.toString())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "sender", Verdict.CONFIRMED,
                "in time", Verdict.NOT_OBSERVED,
                "elsewhere", Verdict.CONFIRMED,
                "write", Verdict.CONFIRMED,
                "put", Verdict.CONFIRMED,
                "log", Verdict.CONFIRMED,
                "piped", Verdict.NOT_OBSERVED));
    assertThat(result.why("sender"))
        .matches("main called getSender at Beside.java:\\d+ while it handled no message of any actor, and was told pekko://demo/deadLetters; 1 of 1 execution ran beside the actor");
    assertThat(result.why("elsewhere")).contains("while it handled a message of another actor");
    assertThat(result.why("write")).startsWith("main changed last at Beside.java:");
    assertThat(result.why("log")).contains("which failed with java.lang.UnsupportedOperationException");
    assertThat(result.why("in time")).contains("each while the thread handled a message of the actor");
  }

  @Test
  void anActorIsToldThatKeepsMessagesWaitingOnTheSharedDispatcher(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, WAITING)
            .run(
                await("shared", "// held until"), await("typed", "// typed"), sleep("placed", "// on a dispatcher"), sleep("alone", "// nobody waits"),
                sleep("outside", "// no message"));

    assertThat(result.verdicts())
        .as(result.toString())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "shared", Verdict.CONFIRMED,
                "typed", Verdict.CONFIRMED,
                "placed", Verdict.NOT_OBSERVED,
                "alone", Verdict.NOT_OBSERVED,
                "outside", Verdict.NOT_OBSERVED));
    assertThat(result.why("shared"))
        .matches(
            "an actor on the default dispatcher of its actor system blocked demo-pekko.actor.default-dispatcher-\\d+ for (at least )?\\d+ ms at Waiting.java:\\d+, "
                + "while 2 more messages waited in its mailbox; .*");
    assertThat(result.why("placed")).contains("(actor on a dispatcher of its own), and none by an actor on the default dispatcher of its actor system");
    assertThat(result.why("alone")).contains("(default dispatcher of its actor system), and no message was seen in the mailbox");
    assertThat(result.why("outside")).contains("(platform thread), and none by an actor on the default dispatcher");
  }
}

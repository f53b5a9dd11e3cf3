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

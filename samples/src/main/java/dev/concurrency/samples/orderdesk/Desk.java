package dev.concurrency.samples.orderdesk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/** What can be asked at the order desk, and the customers who ask. */
final class Desk {
  private static final int CUSTOMERS = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Desk() {}

  interface Message {}

  record StateOf(int order, ActorRef<String> replyTo) implements Message {}

  /** Needs no look-up. */
  record OpeningHours(ActorRef<String> replyTo) implements Message {}

  /** What was looked up, and for whom. */
  record Found(String state, ActorRef<String> replyTo) implements Message {}

  /** Eight customers ask for their orders, and behind them one who only wants to know how long the desk is open. */
  static void run(ActorSystem<Message> desk) {
    long start = System.nanoTime();
    List<CompletableFuture<String>> states = new ArrayList<>();
    for (int i = 1; i <= CUSTOMERS; i++) {
      int order = i;
      states.add(ask(desk, replyTo -> new StateOf(order, replyTo)));
    }
    String hours = ask(desk, OpeningHours::new).join();
    System.out.printf("%s (known after %d ms)%n", hours, millisSince(start));
    long shipped = states.stream().map(CompletableFuture::join).filter("shipped"::equals).count();
    System.out.printf("%d of %d orders shipped (known after %d ms)%n", shipped, CUSTOMERS, millisSince(start));
    desk.terminate();
    desk.getWhenTerminated().toCompletableFuture().join();
  }

  private static CompletableFuture<String> ask(ActorSystem<Message> desk, Function<ActorRef<String>, Message> question) {
    return AskPattern.<Message, String>ask(desk, question::apply, PATIENCE, desk.scheduler()).toCompletableFuture();
  }

  private static long millisSince(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}

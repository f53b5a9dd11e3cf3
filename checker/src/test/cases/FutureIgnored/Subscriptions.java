import io.lettuce.core.api.async.RedisAsyncCommands;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Starts and ends subscriptions: some of it is told to nobody. */
class Subscriptions {
  private final ExecutorService writers;

  Subscriptions(ExecutorService writers) {
    this.writers = writers;
  }

  void awsMessageBad(SqsAsyncClient queue) {
    queue.sendMessage(message -> message.queueUrl("renewals").messageBody("17")); // BUG
  }

  void redisCommandBad(RedisAsyncCommands<String, String> redis, String customer) {
    redis.set("subscribed:" + customer, "yes"); // BUG
  }

  void vertxFileBad(Vertx vertx, String letter) {
    vertx.fileSystem().writeFile("letter.txt", Buffer.buffer(letter)); // BUG
  }

  void asynchronousFileBad(AsynchronousFileChannel journal, ByteBuffer entry) {
    journal.write(entry, 0); // BUG
  }

  void asynchronousSocketBad(AsynchronousSocketChannel socket, InetSocketAddress printer) {
    socket.connect(printer); // BUG
  }

  /** The method that is called goes on after success only. */
  void continuedAfterSuccessOnlyBad(String customer) {
    activate(customer); // BUG
    System.out.println("activated " + customer);
  }

  /** All at once, and nobody asks any of them. */
  void inALoopWithBranchBad(List<String> customers, boolean reminders) {
    for (String customer : customers) {
      if (reminders && !customer.isEmpty()) {
        remind(customer); // BUG
      } else {
        System.out.println("nothing for " + customer);
      }
    }
  }

  /** One branch waits, the other does not. */
  void switchOfCommandsBad(String command, String customer) {
    switch (command) {
      case "activate" -> activate(customer).join();
      case "remind" -> remind(customer); // BUG
      default -> throw new IllegalArgumentException(command);
    }
  }

  // ---- somebody is told

  void completionHandlerOk(AsynchronousFileChannel journal, ByteBuffer entry, CompletionHandler<Integer, Void> handler) {
    journal.write(entry, 0, null, handler);
  }

  void redisWithListenerOk(RedisAsyncCommands<String, String> redis) {
    redis.del("subscribed:17").whenComplete((deleted, failure) -> System.err.println(failure));
  }

  void vertxFailureHandlerOk(Vertx vertx) {
    vertx.fileSystem().delete("letter.txt").onFailure(failure -> System.err.println("not deleted: " + failure));
  }

  CompletionStage<Void> composedOk(String customer) {
    return activate(customer).thenCompose(active -> remind(customer));
  }

  void tryCatchAroundJoinOk(String customer) {
    try {
      CompletableFuture.allOf(activate(customer), remind(customer)).join();
    } catch (RuntimeException e) {
      System.err.println(e.getMessage());
    }
  }

  // ---- helpers

  private CompletableFuture<Void> activate(String customer) {
    return remind(customer).thenRun(() -> System.out.println("now active"));
  }

  private CompletableFuture<Void> remind(String customer) {
    return CompletableFuture.runAsync(() -> write(Path.of(customer)), writers);
  }

  private static void write(Path letter) {
    try {
      Files.writeString(letter, "Dear customer");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A task of its own, which asks the others to do something. */
  static class RenewalBad implements Runnable {
    private final Subscriptions subscriptions;

    RenewalBad(Subscriptions subscriptions) {
      this.subscriptions = subscriptions;
    }

    @Override
    public void run() {
      subscriptions.activate("all"); // BUG
    }
  }
}

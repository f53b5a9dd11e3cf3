import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Tasks that are started without an executor, and tasks that have one. */
class CommonPoolTasks {
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();
  private DataSource database;
  private Prices prices;

  CompletableFuture<String> jdbcBad() {
    return CompletableFuture.supplyAsync(() -> {
      try (Connection connection = database.getConnection()) { // BUG
        return connection.getSchema();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  CompletableFuture<Void> sleepBad() {
    return CompletableFuture.runAsync(() -> {
      try {
        Thread.sleep(100); // BUG
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  CompletableFuture<String> httpBad(HttpClient client) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return client.send(HttpRequest.newBuilder().build(), HttpResponse.BodyHandlers.ofString()).body(); // BUG
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  CompletableFuture<Integer> urlConnectionBad(URL url) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return ((HttpURLConnection) url.openConnection()).getResponseCode(); // BUG
      } catch (IOException e) {
        return -1;
      }
    });
  }

  List<CompletableFuture<Integer>> forEachElementBad(List<String> hosts) {
    return hosts.stream()
        .map(host -> CompletableFuture.supplyAsync(() -> {
          try (Socket socket = new Socket(host, 80)) { // BUG
            return socket.getLocalPort();
          } catch (IOException e) {
            return -1;
          }
        }))
        .collect(Collectors.toList());
  }

  CompletableFuture<String> take() {
    return CompletableFuture.supplyAsync(this::nextBad);
  }

  private String nextBad() {
    try {
      return orders.take(); // BUG
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  CompletableFuture<String> asyncContinuationBad(CompletableFuture<String> id, CountDownLatch ready) {
    return id.thenApplyAsync(known -> {
      try {
        ready.await(); // BUG
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return known;
    });
  }

  CompletableFuture<String> joinInsideBad(CompletableFuture<String> id) {
    return CompletableFuture.supplyAsync(() -> id.join()); // BUG
  }

  CompletableFuture<String> delayedBad(CompletableFuture<String> id) {
    return CompletableFuture.supplyAsync(() -> id.join(), CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS)); // BUG
  }

  void submittedBad(CountDownLatch ready) {
    ForkJoinPool.commonPool().submit(() -> {
      ready.await(); // BUG
      return "ready";
    });
  }

  /** A file is usually read fast: the finding is only an information. */
  CompletableFuture<String> fileBad() {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return Files.readString(Path.of("prices.csv")); // BUG
      } catch (IOException e) {
        return "";
      }
    });
  }

  CompletableFuture<Integer> overriddenMethod() {
    SlowPrices slow = new SlowPrices();
    return CompletableFuture.supplyAsync(() -> slow.priceOf("tea") + slow.helperPrice());
  }

  CompletableFuture<String> taskInFieldBad(CountDownLatch ready) {
    Runnable waiting = () -> {
      try {
        ready.await(); // BUG
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
    return CompletableFuture.runAsync(waiting).thenApply(done -> "ready");
  }

  CompletableFuture<String> ownPoolOk(CountDownLatch ready) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        ready.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return "ready";
    }, pool);
  }

  CompletableFuture<String> continuationOnOwnPoolOk(CompletableFuture<String> id, CompletableFuture<String> name) {
    return id.thenApplyAsync(known -> known + name.join(), pool);
  }

  CompletableFuture<String> ownForkJoinPoolOk(CompletableFuture<String> id) {
    ForkJoinPool own = new ForkJoinPool(4);
    return CompletableFuture.supplyAsync(() -> id.join(), own);
  }

  CompletableFuture<String> threadPerTaskOk(CompletableFuture<String> id) {
    Executor threads = task -> new Thread(task).start();
    return CompletableFuture.supplyAsync(() -> id.join(), threads);
  }

  CompletableFuture<String> unknownExecutorOk(CompletableFuture<String> id, Executor given) {
    return CompletableFuture.supplyAsync(() -> id.join(), given);
  }

  /** Who names the common pool has chosen it. */
  CompletableFuture<String> commonPoolByNameOk(CompletableFuture<String> id) {
    return CompletableFuture.supplyAsync(() -> id.join(), ForkJoinPool.commonPool());
  }

  CompletableFuture<Long> computationOk(List<Integer> numbers) {
    return CompletableFuture.supplyAsync(() -> {
      long sum = 0;
      for (int one : numbers) {
        for (int other : numbers) {
          sum += (long) one * other;
        }
      }
      return sum;
    });
  }

  /** A managed blocker lets the pool start another thread. */
  CompletableFuture<String> managedBlockerOk(CountDownLatch ready) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        ForkJoinPool.managedBlock(new ForkJoinPool.ManagedBlocker() {
          @Override
          public boolean block() throws InterruptedException {
            ready.await();
            return true;
          }

          @Override
          public boolean isReleasable() {
            return ready.getCount() == 0;
          }
        });
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return "ready";
    });
  }

  /** A fork/join task that waits for another one works on others meanwhile. */
  static class SumOk extends RecursiveTask<Integer> {
    private final int[] numbers;

    SumOk(int[] numbers) {
      this.numbers = numbers;
    }

    @Override
    protected Integer compute() {
      if (numbers.length < 2) {
        return numbers.length;
      }
      ForkJoinTask<Integer> left = new SumOk(new int[1]).fork();
      return new SumOk(new int[1]).compute() + left.join();
    }
  }

  CompletableFuture<String> guardedOk(CompletableFuture<String> name) {
    return CompletableFuture.supplyAsync(() -> name.isDone() ? name.join() : "unknown");
  }

  CompletableFuture<String> noTimeOk(BlockingQueue<String> queue) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return queue.poll(0, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        return "";
      }
    });
  }

  CompletableFuture<List<String>> allOfOk(List<CompletableFuture<String>> futures) {
    return CompletableFuture.allOf(futures.toArray(new CompletableFuture[0]))
        .thenApplyAsync(done -> futures.stream().map(CompletableFuture::join).toList());
  }

  /** The task only starts a thread; the thread waits. */
  CompletableFuture<Void> ruff23425_lambdaToOtherThreadOk(CompletableFuture<String> id) {
    return CompletableFuture.runAsync(() -> new Thread(() -> id.join()).start());
  }

  CompletableFuture<Void> detekt5659_joinInLambdaOk(CompletableFuture<String> id, List<Runnable> later) {
    return CompletableFuture.runAsync(() -> later.add(() -> id.join()));
  }

  @SuppressWarnings("BlockingOnCommonPool")
  CompletableFuture<String> suppressedOk(CompletableFuture<String> id) {
    return CompletableFuture.supplyAsync(() -> id.join());
  }

  /** Which implementation is asked is not known. */
  CompletableFuture<Integer> interfaceWithTwoImplementationsOk() {
    return CompletableFuture.supplyAsync(() -> prices.priceOf("tea"));
  }

  /** Its own implementation of a library's interface waits where it waits, not where it is called. */
  CompletableFuture<String> ownImplementationOk() {
    Fixed fixed = new Fixed();
    return CompletableFuture.supplyAsync(() -> fixed.get());
  }

  static class Fixed extends CompletableFuture<String> {
    @Override
    public String get() {
      return "fixed";
    }
  }

  /** Known limit: parallel streams work in the common pool too, but another rule has to look at them. */
  List<Integer> parallelStreamOk(List<String> hosts) {
    return hosts.parallelStream().map(host -> {
      try (Socket socket = new Socket(host, 80)) {
        return socket.getLocalPort();
      } catch (IOException e) {
        return -1;
      }
    }).toList();
  }
}

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Reports that are put together out of parts, on threads of their own. */
class ReportJobs {
  private static final int LANES = 3;

  private final ExecutorService jobs = Executors.newFixedThreadPool(LANES);
  private final ExecutorService disk = Executors.newFixedThreadPool(2);
  private final ListeningExecutorService guava = MoreExecutors.listeningDecorator(Executors.newFixedThreadPool(LANES));
  private final ScheduledExecutorService nightly = Executors.newScheduledThreadPool(LANES);
  private final ThreadPoolExecutor callerRuns =
      new ThreadPoolExecutor(LANES, LANES, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), new ThreadPoolExecutor.CallerRunsPolicy());
  private final CompletableFuture<String> licence = new CompletableFuture<>();

  // ---- the same pool

  static final class MadeInTheConstructorBad {
    private final ExecutorService lanes;

    MadeInTheConstructorBad(int size) {
      lanes = Executors.newFixedThreadPool(size);
    }

    void export(Path target) {
      lanes.execute(() -> {
        CompletableFuture<String> text = CompletableFuture.supplyAsync(() -> "report", lanes);
        try {
          Files.writeString(target, text.join()); // BUG
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }

  /** The task is an object, and waits in a loop of its own. */
  static final class ChaptersBad implements Callable<String> {
    private static final ExecutorService PRINTERS = Executors.newFixedThreadPool(LANES);

    private final List<Path> files;

    ChaptersBad(List<Path> files) {
      this.files = files;
    }

    static Future<String> print(List<Path> files) {
      return PRINTERS.submit(new ChaptersBad(files));
    }

    @Override
    public String call() throws Exception {
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < files.size(); i++) {
        Path file = files.get(i);
        all.append(i).append(PRINTERS.submit(() -> Files.readString(file)).get()); // BUG
      }
      return all.toString();
    }
  }

  void anonymousClassBad(Path file) {
    jobs.execute(new Runnable() {
      @Override
      public void run() {
        Future<Long> size = jobs.submit(() -> Files.size(file));
        try {
          System.out.println(file + ": " + size.get(30, TimeUnit.SECONDS)); // BUG
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
          size.cancel(true);
        }
      }
    });
  }

  Future<String> fastestMirrorBad(List<Callable<String>> mirrors) {
    return jobs.submit(() -> {
      try {
        return jobs.invokeAny(mirrors, 5, TimeUnit.SECONDS); // BUG
      } catch (TimeoutException e) {
        return "";
      }
    });
  }

  void guavaUncheckedBad(String title) {
    guava.execute(() -> {
      String header = Futures.getUnchecked(guava.submit(() -> title.toUpperCase())); // BUG
      System.out.println(header);
    });
  }

  Future<String> uninterruptiblyBad(Path file) {
    return jobs.submit(() -> {
      Future<String> text = jobs.submit(() -> Files.readString(file));
      return Uninterruptibles.getUninterruptibly(text, Duration.ofSeconds(10)); // BUG
    });
  }

  Future<Integer> combinedBad(String title, String text) {
    return jobs.submit(() -> {
      CompletableFuture<Integer> header = CompletableFuture.supplyAsync(title::length, disk);
      CompletableFuture<Integer> body = CompletableFuture.supplyAsync(text::length, disk);
      return header.thenCombineAsync(body, (a, b) -> a + b, jobs).get(); // BUG
    });
  }

  static final class MethodReferencesBad {
    private final ExecutorService lanes = Executors.newFixedThreadPool(LANES);

    Future<Integer> start() {
      return lanes.submit(this::total);
    }

    private int total() throws InterruptedException, ExecutionException {
      var counted = lanes.submit(this::count);
      return counted.get() + 1; // BUG
    }

    private int count() {
      return 41;
    }
  }

  /** The lambda that waits is run by the loop, on the thread of the task. */
  void lambdaInALoopBad(List<String> titles) {
    jobs.execute(() -> titles.forEach(title -> {
      int size = CompletableFuture.supplyAsync(title::length, jobs).join(); // BUG
      System.out.println(size);
    }));
  }

  CompletableFuture<String> secondTryBad(Path file, Path copy) {
    return CompletableFuture.supplyAsync(() -> read(file), jobs)
        .handleAsync((text, failure) -> {
          if (failure == null) {
            return text;
          }
          return CompletableFuture.supplyAsync(() -> read(copy), jobs).join(); // BUG
        }, jobs);
  }

  void reactorBad(Path file) {
    jobs.execute(() -> {
      Mono<String> text = Mono.fromCallable(() -> Files.readString(file)).subscribeOn(Schedulers.fromExecutor(jobs));
      System.out.println(text.block()); // BUG
    });
  }

  void nightlyBad(Map<String, Path> files) {
    nightly.scheduleWithFixedDelay(() -> {
      Map<String, CompletableFuture<String>> texts = new TreeMap<>();
      files.forEach((name, file) -> texts.put(name, CompletableFuture.supplyAsync(() -> read(file), nightly)));
      CompletableFuture<?>[] all = texts.values().toArray(new CompletableFuture<?>[0]);
      CompletableFuture.allOf(all).join(); // BUG
    }, 1, 24, TimeUnit.HOURS);
  }

  static final class BehindAGetterBad {
    private final ExecutorService lanes = Executors.newFixedThreadPool(LANES);

    private ExecutorService lanes() {
      return lanes;
    }

    Future<String> print(String title) {
      return lanes().submit(() -> {
        Future<String> page = lanes().submit(title::strip);
        while (true) {
          try {
            return page.get(1, TimeUnit.SECONDS); // BUG
          } catch (TimeoutException e) {
            System.out.println("still waiting for " + title);
          }
        }
      });
    }
  }

  /** One pool for the whole program. */
  enum LanesBad {
    INSTANCE;

    private static final ExecutorService LANES_OF_ALL = Executors.newFixedThreadPool(8);

    void archive(Path file) {
      LANES_OF_ALL.execute(() -> {
        CompletableFuture<Void> copied = CompletableFuture.runAsync(() -> System.out.println(file), LANES_OF_ALL);
        copied.join(); // BUG
      });
    }
  }

  // ---- other threads, no threads, or no wait

  Future<String> onlyALookOk(Path file) {
    return jobs.submit(() -> {
      CompletableFuture<String> text = CompletableFuture.supplyAsync(() -> read(file), jobs);
      return text.getNow("not yet");
    });
  }

  /** What no thread is free for, whoever hands it over runs himself. */
  Future<String> callerRunsOk(Path file) {
    return callerRuns.submit(() -> callerRuns.submit(() -> Files.readString(file)).get());
  }

  Future<String> promiseOfOthersOk() {
    return jobs.submit(() -> "licensed to " + licence.get(1, TimeUnit.MINUTES));
  }

  void timerWaitsForWorkersOk(Path file) {
    nightly.schedule(() -> jobs.submit(() -> Files.readString(file)).get(), 1, TimeUnit.HOURS);
  }

  /** It is run here and now. */
  Future<String> ranItItselfOk(Path file) {
    return jobs.submit(() -> {
      FutureTask<String> text = new FutureTask<>(() -> Files.readString(file));
      text.run();
      return text.get();
    });
  }

  Future<String> directExecutorOk(Path file) {
    return jobs.submit(() -> CompletableFuture.supplyAsync(() -> read(file), Runnable::run).join());
  }

  Future<Integer> commonPoolInsideOk(Path file) {
    return jobs.submit(() -> CompletableFuture.supplyAsync(() -> read(file)).thenApply(String::length).join());
  }

  Future<List<String>> poolForThisJobOk(List<Callable<String>> parts) {
    return jobs.submit(() -> {
      ExecutorService inner = Executors.newFixedThreadPool(parts.size());
      try {
        List<String> texts = new ArrayList<>();
        for (Future<String> part : inner.invokeAll(parts)) {
          texts.add(part.get());
        }
        return texts;
      } finally {
        inner.shutdown();
      }
    });
  }

  CompletableFuture<Void> combinedWithoutWaitingOk(Path header, Path text) {
    return CompletableFuture.supplyAsync(() -> read(header), jobs)
        .thenCombineAsync(CompletableFuture.supplyAsync(() -> read(text), jobs), String::concat, jobs)
        .thenAcceptAsync(System.out::println, jobs);
  }

  Future<String> reactorElsewhereOk(Path file) {
    return jobs.submit(() -> Mono.fromCallable(() -> Files.readString(file)).subscribeOn(Schedulers.fromExecutor(disk)).block());
  }

  List<Future<String>> waitsOutsideOk(List<Callable<String>> parts) throws InterruptedException {
    jobs.execute(() -> System.out.println(parts.size() + " parts"));
    return jobs.invokeAll(parts);
  }

  // ---- helpers

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

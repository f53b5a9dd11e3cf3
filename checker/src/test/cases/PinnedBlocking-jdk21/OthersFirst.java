import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/** Waits on virtual threads that pin nothing, and classes that another thread may initialise first. */
class OthersFirst {
  static final ExecutorService VIRTUAL = Executors.newVirtualThreadPerTaskExecutor();
  static final ExecutorService PLATFORM = Executors.newFixedThreadPool(4);

  static class InTheTaskItselfOk {
    void run() {
      VIRTUAL.submit(() -> CompletableFuture.supplyAsync(() -> "EUR").join());
    }
  }

  static class ByPlatformThreadOk {
    static class Rates {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join();
    }

    void run() {
      PLATFORM.submit(() -> Rates.ALL);
    }
  }

  static class ByBothOk {
    static class Rates {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join();
    }

    void run() {
      PLATFORM.submit(() -> Rates.ALL);
      VIRTUAL.submit(() -> Rates.ALL);
    }
  }

  static class LoadedAtTheStartOk {
    static class Rates {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join();

      static void load() {}
    }

    public static void main(String[] args) {
      Rates.load();
      VIRTUAL.submit(() -> Rates.ALL);
    }
  }

  static class ByAnyCallerOk {
    static class Rates {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join();
    }

    String rates() {
      return Rates.ALL;
    }
  }

  static class ByAnyCallerTooOk {
    static class Rates {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join();
    }

    String rates() {
      return Rates.ALL;
    }

    String now() {
      return rates();
    }

    void run() {
      VIRTUAL.submit(() -> rates());
    }
  }

  static class BeforeTheTaskOk {
    static class Rates {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join();
    }

    void run() {
      String all = Rates.ALL;
      VIRTUAL.submit(() -> all + Rates.ALL);
    }
  }

  static class MainClassOk {
    static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join();

    public static void main(String[] args) {
      VIRTUAL.submit(() -> new MainClassOk());
    }
  }

  static class NobodyNeedsItOk {
    static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join();
  }

  static class UnknownExecutorOk {
    static class Rates {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join();
    }

    void run(ExecutorService executor) {
      executor.submit(() -> Rates.ALL);
    }
  }

  static class ConstantOk {
    static class Rates {
      static final String DEFAULT = "EUR";
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join();
    }

    void run() {
      VIRTUAL.submit(() -> Rates.DEFAULT);
    }
  }

  static class InstanceFieldOk {
    static class Rates {
      final String all = CompletableFuture.supplyAsync(() -> "EUR").join();
    }

    void run() {
      VIRTUAL.submit(() -> new Rates().all);
    }
  }

  static class ConstructorOk {
    static class Rates {
      final String all;

      Rates() {
        all = CompletableFuture.supplyAsync(() -> "EUR").join();
      }
    }

    void run() {
      VIRTUAL.submit(() -> new Rates().all);
    }
  }

  static class StaticMethodOk {
    static class Rates {
      static String all() {
        return CompletableFuture.supplyAsync(() -> "EUR").join();
      }
    }

    void run() {
      VIRTUAL.submit(() -> Rates.all());
    }
  }

  static class LazilyBehindALockOk {
    private final ReentrantLock lock = new ReentrantLock();
    private String rates;

    String rates() {
      lock.lock();
      try {
        if (rates == null) {
          rates = CompletableFuture.supplyAsync(() -> "EUR").join();
        }
        return rates;
      } finally {
        lock.unlock();
      }
    }

    void run() {
      VIRTUAL.submit(() -> rates());
    }
  }

  static class StartsAndDoesNotWaitOk {
    static class Rates {
      static final CompletableFuture<String> ALL = CompletableFuture.supplyAsync(() -> "EUR");
    }

    void run() {
      VIRTUAL.submit(() -> Rates.ALL.join());
    }
  }

  static class LambdaOfTheInitialiserOk {
    static class Rates {
      static final Future<String> ALL = PLATFORM.submit(() -> CompletableFuture.supplyAsync(() -> "EUR").join());
    }

    void run() {
      VIRTUAL.submit(() -> Rates.ALL.get());
    }
  }

  static class CompletedOk {
    static class Rates {
      static final String ALL = CompletableFuture.completedFuture("EUR").join();
    }

    void run() {
      VIRTUAL.submit(() -> Rates.ALL);
    }
  }

  static class FileOk {
    static class Texts {
      static final String HELP = read();

      private static String read() {
        try {
          return Files.readString(Path.of("help.txt"));
        } catch (IOException e) {
          throw new ExceptionInInitializerError(e);
        }
      }
    }

    void run() {
      VIRTUAL.submit(() -> Texts.HELP);
    }
  }

  static class FreeLockOk {
    static final ReentrantLock LOCK = new ReentrantLock();

    static class Names {
      static final List<String> ALL = names();

      private static List<String> names() {
        LOCK.lock();
        try {
          return List.of("EUR");
        } finally {
          LOCK.unlock();
        }
      }
    }

    void run() {
      VIRTUAL.submit(() -> Names.ALL);
    }
  }

  static class TriedOk {
    static final Semaphore PERMITS = new Semaphore(1);

    static class Config {
      static final boolean ALONE = PERMITS.tryAcquire();
    }

    void run() {
      VIRTUAL.submit(() -> Config.ALONE);
    }
  }

  static class QuickOk {
    static class Names {
      static final List<String> ALL = List.of("EUR", "USD");
    }

    void run() {
      VIRTUAL.submit(() -> Names.ALL);
    }
  }

  static class ThroughUnknownInitialiserOk {
    static class Inner {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join();
    }

    static class Outer {
      static final String TEXT = Inner.ALL.trim();
    }

    String run() {
      return Outer.TEXT;
    }
  }

  static class ImplementsAnInterfaceOk {
    interface Rates {
      String ALL = CompletableFuture.supplyAsync(() -> "EUR").join();

      void use();
    }

    static class Mine implements Rates {
      @Override
      public void use() {}
    }

    void run() {
      VIRTUAL.execute(() -> new Mine().use());
    }
  }

  static class CommonPoolOk {
    static class Rates {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join();
    }

    void run() {
      CompletableFuture.runAsync(() -> System.out.println(Rates.ALL)).exceptionally(e -> null);
    }
  }

  static class ByTheSubclassElsewhereOk {
    static class Base {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join();
    }

    static class Derived extends Base {
      void use() {}
    }

    void run() {
      VIRTUAL.execute(() -> System.out.println(Base.ALL));
      PLATFORM.execute(() -> new Derived().use());
    }
  }

  static class SuppressedOk {
    @SuppressWarnings("PinnedBlocking")
    static class Rates {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join();
    }

    void run() {
      VIRTUAL.submit(() -> Rates.ALL);
    }
  }

  static class SendOk {
    void run(HttpClient client) {
      VIRTUAL.submit(() -> client.send(HttpRequest.newBuilder(URI.create("http://localhost")).build(), HttpResponse.BodyHandlers.ofString()));
    }
  }
}

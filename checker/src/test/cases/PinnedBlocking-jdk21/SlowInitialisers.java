import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Classes that virtual threads alone need, and that wait while they are initialised. */
class SlowInitialisers {
  static final ExecutorService VIRTUAL = Executors.newVirtualThreadPerTaskExecutor();

  static class BlockBad {
    static class Rates {
      static {
        try {
          Thread.sleep(100); // BUG
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }

      static double of(String currency) {
        return currency.length();
      }
    }

    void run() {
      VIRTUAL.submit(() -> Rates.of("EUR"));
    }
  }

  static class FieldBad {
    static class Rates {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join(); // BUG

      static String of(String currency) {
        return ALL + currency;
      }
    }

    void run() {
      VIRTUAL.submit(() -> Rates.of("EUR"));
    }
  }

  static class HolderIdiomBad {
    private static class Holder {
      static final HttpResponse<String> PAGE = load(); // BUG

      static HttpResponse<String> load() {
        try {
          return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost/rates")).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
          throw new ExceptionInInitializerError(e);
        }
      }
    }

    private static HttpResponse<String> page() {
      return Holder.PAGE;
    }

    void run() {
      VIRTUAL.execute(() -> System.out.println(page()));
    }
  }

  static class ConstructorNeedsItBad {
    static class Client {
      private static final Socket PROBE = connect(); // BUG

      private static Socket connect() {
        try {
          return new Socket("localhost", 80);
        } catch (IOException e) {
          throw new ExceptionInInitializerError(e);
        }
      }

      void call() {}
    }

    void run() {
      Thread.startVirtualThread(() -> new Client().call());
    }
  }

  static class JdbcBad {
    static class Customers {
      static final List<String> NAMES = new ArrayList<>();

      static {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:tcp://localhost/shop"); // BUG
            Statement statement = connection.createStatement();
            ResultSet found = statement.executeQuery("select name from customer")) { // BUG
          while (found.next()) {
            NAMES.add(found.getString(1));
          }
        } catch (SQLException e) {
          throw new ExceptionInInitializerError(e);
        }
      }
    }

    void run() {
      VIRTUAL.submit(() -> Customers.NAMES.size());
    }
  }

  static class QueueBad {
    static class Inbox {
      static final BlockingQueue<String> MESSAGES = new ArrayBlockingQueue<>(4);
      static final String FIRST;

      static {
        String first = "";
        try {
          first = MESSAGES.take(); // BUG
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        FIRST = first;
      }
    }

    void run() {
      VIRTUAL.submit(() -> Inbox.FIRST);
    }
  }

  static class LatchBad {
    static final CountDownLatch READY = new CountDownLatch(1);

    static class Config {
      static {
        try {
          READY.await(); // BUG
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }

      static void use() {}
    }

    void run() {
      Thread.ofVirtual().start(() -> Config.use());
    }
  }

  static class SemaphoreBad {
    static final Semaphore PERMITS = new Semaphore(1);

    static class Config {
      static {
        PERMITS.acquireUninterruptibly(); // BUG
      }

      static void use() {}
    }

    void run() {
      Thread.ofVirtual().start(Config::use);
    }
  }

  static class FutureGetBad {
    static final ExecutorService LOADERS = Executors.newFixedThreadPool(2);

    void run() {
      VIRTUAL.submit(() -> Config.TEXT);
    }

    static class Config {
      static final String TEXT = read(); // BUG

      private static String read() {
        try {
          return LOADERS.submit(() -> "text").get();
        } catch (InterruptedException | ExecutionException e) {
          throw new ExceptionInInitializerError(e);
        }
      }
    }
  }

  static class ProcessBad {
    static class Version {
      static final int STATUS = ask(); // BUG

      private static int ask() {
        try {
          return new ProcessBuilder("git", "--version").start().waitFor();
        } catch (IOException | InterruptedException e) {
          throw new ExceptionInInitializerError(e);
        }
      }
    }

    void run() {
      VIRTUAL.submit(() -> Version.STATUS);
    }
  }

  static class TimeUnitBad {
    static class Warm {
      static {
        try {
          TimeUnit.SECONDS.sleep(1); // BUG
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }

      static int up() {
        return 1;
      }
    }

    void run() {
      VIRTUAL.submit(Warm::up);
    }
  }

  static class TwoCallsAwayBad {
    static class Rates {
      static final String ALL = first(); // BUG

      private static String first() {
        return second();
      }

      private static String second() {
        return CompletableFuture.supplyAsync(() -> "EUR").join();
      }
    }

    void run() {
      VIRTUAL.submit(() -> Rates.ALL);
    }
  }

  static class WayOverMethodsBad {
    static class Rates {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join(); // BUG
    }

    private String rates() {
      return more();
    }

    private String more() {
      return Rates.ALL;
    }

    void run() {
      VIRTUAL.submit(() -> rates());
    }
  }

  static class ClassOfTaskBad {
    static class Rates {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join(); // BUG
    }

    static class Task implements Runnable {
      @Override
      public void run() {
        System.out.println(Rates.ALL);
      }
    }

    void start() {
      VIRTUAL.execute(new Task());
    }
  }

  static class SuperclassBad {
    static class Base {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join(); // BUG
    }

    static class Derived extends Base {
      void use() {}
    }

    void run() {
      VIRTUAL.execute(() -> new Derived().use());
    }
  }

  static class OneNeedsTheOtherBad {
    static class Inner {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join(); // BUG
    }

    static class Outer {
      static final String TEXT = Inner.ALL.trim();
    }

    void run() {
      VIRTUAL.submit(() -> Outer.TEXT);
    }
  }

  static class TwoTasksBad {
    static class Rates {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join(); // BUG
    }

    void run() {
      VIRTUAL.submit(() -> Rates.ALL);
      Thread.startVirtualThread(() -> System.out.println(Rates.ALL));
    }
  }

  static class UseOfEnumBad {
    enum Currency {
      EUR;

      static final String NAMES = CompletableFuture.supplyAsync(() -> "EUR,USD").join(); // BUG
    }

    void run() {
      VIRTUAL.submit(() -> Currency.NAMES);
    }
  }

  static class RecordBad {
    record Price(String currency) {
      static final String DEFAULT = CompletableFuture.supplyAsync(() -> "EUR").join(); // BUG
    }

    void run() {
      VIRTUAL.submit(() -> new Price("USD"));
    }
  }

  static class InterfaceFieldBad {
    interface Rates {
      String ALL = CompletableFuture.supplyAsync(() -> "EUR").join(); // BUG
    }

    void run() {
      VIRTUAL.submit(() -> Rates.ALL);
    }
  }

  static class UnstartedBad {
    static class Rates {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join(); // BUG
    }

    void run() {
      Thread thread = Thread.ofVirtual().name("rates").unstarted(() -> System.out.println(Rates.ALL));
      thread.start();
    }
  }

  static class EachCallOfItsOwnBad {
    static class Rates {
      static final String EUR = CompletableFuture.supplyAsync(() -> "1.0").join(); // BUG
      static final String USD = CompletableFuture.supplyAsync(() -> "1.1").join(); // BUG
    }

    void run() {
      VIRTUAL.submit(() -> Rates.EUR + Rates.USD);
    }
  }

  static class CompletableFutureOnVirtualBad {
    static class Rates {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join(); // BUG
    }

    CompletableFuture<String> run() {
      return CompletableFuture.supplyAsync(() -> Rates.ALL, VIRTUAL);
    }
  }

  static class AcceptBad {
    static class Control {
      static final Socket PEER = accept(); // BUG

      private static Socket accept() {
        try (ServerSocket server = new ServerSocket(0)) {
          return server.accept();
        } catch (IOException e) {
          throw new ExceptionInInitializerError(e);
        }
      }
    }

    void run() {
      VIRTUAL.submit(() -> Control.PEER);
    }
  }

  static class LoopOfAttemptsBad {
    static class Registry {
      static {
        for (int i = 0; i < 3; i++) {
          try {
            Thread.sleep(1_000); // BUG
          } catch (InterruptedException e) {
            break;
          }
        }
      }

      static void register() {}
    }

    void run() {
      VIRTUAL.execute(Registry::register);
    }
  }

  static class WriteOfFieldBad {
    static class Settings {
      static String mode = CompletableFuture.supplyAsync(() -> "fast").join(); // BUG
    }

    void run() {
      VIRTUAL.execute(() -> Settings.mode = "slow");
    }
  }
}

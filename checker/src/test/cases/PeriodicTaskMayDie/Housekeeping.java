import com.google.common.util.concurrent.ListeningScheduledExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** What a server does at night. */
class Housekeeping {
  enum Mode {
    DAY,
    NIGHT
  }

  private final ScheduledExecutorService nightly = Executors.newSingleThreadScheduledExecutor();
  private final ListeningScheduledExecutorService guava = MoreExecutors.listeningDecorator(nightly);
  private final Queue<Path> leftovers = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Mode> mode = new AtomicReference<>(Mode.DAY);

  /** The queue may be empty. */
  void emptyQueueBad() {
    nightly.scheduleWithFixedDelay(() -> System.out.println(leftovers.remove()), 1, 1, TimeUnit.MINUTES); // BUG
  }

  /** Nobody says that the property holds one of the two names. */
  void enumBad() {
    guava.scheduleAtFixedRate(() -> mode.set(Mode.valueOf(System.getProperty("mode"))), 0, 10, TimeUnit.SECONDS); // BUG
  }

  /** Interruption becomes an exception that nobody sees. */
  void interruptedBad(BooleanSupplier ready) {
    nightly.scheduleWithFixedDelay( // BUG
        () -> {
          while (!ready.getAsBoolean()) {
            try {
              Thread.sleep(100);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
              throw new RuntimeException("stopped", e);
            }
          }
        },
        0, 1, TimeUnit.HOURS);
  }

  /** It forgives a deadlock, and nothing else. */
  void onlyOneKindIsExpectedBad(DataSource database) {
    nightly.scheduleAtFixedRate( // BUG
        () -> {
          try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from sessions where expired");
          } catch (SQLException e) {
            if (e.getErrorCode() != 1205) {
              throw new IllegalStateException(e);
            }
          }
        },
        1, 1, TimeUnit.HOURS);
  }

  static final class SweeperBad implements AutoCloseable {
    private final Path directory;
    private final ScheduledFuture<?> sweeping;

    SweeperBad(ScheduledExecutorService timer, Path directory) {
      this.directory = directory;
      sweeping = timer.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.HOURS); // BUG
    }

    private void sweep() {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.tmp")) {
        files.forEach(SweeperBad::delete);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    private static void delete(Path file) {
      System.out.println(file);
    }

    @Override
    public void close() {
      if (!sweeping.isDone()) {
        sweeping.cancel(true);
      }
    }
  }

  /** A query that fails is caught, but what follows from it is not. */
  void noRowBad(Connection connection) {
    Runnable count = () -> {
      int rows = -1;
      try (Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery("select count(*) from sessions")) {
        rows = found.next() ? found.getInt(1) : -1;
      } catch (SQLException e) {
        System.err.println(e.getMessage());
      }
      if (rows < 0) {
        throw new IllegalStateException("no answer");
      }
    };
    nightly.scheduleAtFixedRate(count, 0, 1, TimeUnit.MINUTES); // BUG
  }

  void polledQueueOk() {
    nightly.scheduleWithFixedDelay(
        () -> {
          for (Path file = leftovers.poll(); file != null; file = leftovers.poll()) {
            try {
              Files.deleteIfExists(file);
            } catch (Exception e) {
              System.err.println(file + ": " + e.getMessage());
            }
          }
        },
        1, 1, TimeUnit.MINUTES);
  }

  void guardedEnumOk() {
    guava.scheduleAtFixedRate(
        () -> {
          try {
            mode.set(Mode.valueOf(System.getProperty("mode")));
          } catch (RuntimeException e) {
            mode.set(Mode.DAY);
          }
        },
        0, 10, TimeUnit.SECONDS);
  }
}

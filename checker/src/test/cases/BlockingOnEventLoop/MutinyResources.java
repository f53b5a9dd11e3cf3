import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/** Resources as Quarkus calls them: what the annotations say, and who subscribes to what they return. */
class MutinyResources {
  private final Statement statement;
  private final Executor workers = Infrastructure.getDefaultWorkerPool();

  MutinyResources(Statement statement) {
    this.statement = statement;
  }

  private int count() {
    try {
      return statement.executeUpdate("UPDATE visits SET n = n + 1");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Uni<Integer> visits() {
    return Uni.createFrom().item(this::count).runSubscriptionOn(workers);
  }

  @NonBlocking
  Uni<Integer> awaitsBad() {
    int before = visits().await().indefinitely(); // BUG
    return Uni.createFrom().item(before + 1);
  }

  @NonBlocking
  String awaitsAtMostBad() {
    return "" + visits().onItem().transform(n -> n + 1).await().atMost(Duration.ofSeconds(3)); // BUG
  }

  /** Whoever calls the method subscribes to what it returns, on the same thread. */
  @NonBlocking
  Uni<Boolean> sourceOnTheIoThreadBad() {
    return Uni.createFrom().item(() -> {
      int before = visits().await().indefinitely(); // BUG
      return before > 0;
    });
  }

  @NonBlocking
  Multi<Integer> sourceOfManyBad() {
    return Multi.createFrom().items(() -> {
      Uni<Integer> visits = visits();
      return List.of(visits.await().indefinitely()).stream(); // BUG
    });
  }

  @NonBlocking
  Uni<Integer> composedOk() {
    return visits().onItem().transform(n -> n + 1);
  }

  @NonBlocking
  Uni<Boolean> sourceOnWorkersOk() {
    return Uni.createFrom().item(() -> {
      try {
        return statement.execute("SELECT 1");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  @Blocking
  Uni<Integer> workerThreadOk() {
    return Uni.createFrom().item(visits().await().indefinitely());
  }

  @RunOnVirtualThread
  int virtualThreadOk() throws SQLException {
    return statement.executeUpdate("UPDATE visits SET n = 0");
  }

  int unknownCallerOk() {
    return visits().await().indefinitely();
  }
}

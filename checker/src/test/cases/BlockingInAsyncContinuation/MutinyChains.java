import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Operators of Mutiny on the thread that emits. */
class MutinyChains {
  private final Statement statement;

  MutinyChains(Statement statement) {
    this.statement = statement;
  }

  private boolean store(String text) {
    try {
      return statement.execute("INSERT INTO note VALUES ('" + text + "')");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Uni<String> translated(String text) {
    return Uni.createFrom().item(text).onItem().delayIt().by(Duration.ofMillis(1));
  }

  @NonBlocking
  Uni<String> itemAtHandBad(byte[] body) {
    return Uni.createFrom().item(new String(body, StandardCharsets.UTF_8))
        .onItem().transform(text -> translated(text).await().indefinitely()); // BUG
  }

  @NonBlocking
  Uni<Void> invokedBad(String text) {
    return Uni.createFrom().item(text)
        .invoke(each -> {
          translated(each).await().atMost(Duration.ofSeconds(1)); // BUG
        })
        .replaceWithVoid();
  }

  @NonBlocking
  Uni<String> composedOk(String text) {
    return Uni.createFrom().item(text).onItem().transformToUni(this::translated);
  }

  @NonBlocking
  Uni<Boolean> emittedOnWorkersOk(String text) {
    return Uni.createFrom().item(text).emitOn(Infrastructure.getDefaultWorkerPool()).map(this::store);
  }

  /** The delay's timer is on the worker pool. */
  @NonBlocking
  Uni<Boolean> behindADelayOk(String text) {
    return translated(text).map(this::store);
  }

  @Blocking
  Uni<Boolean> onAWorkerOk(String text) {
    return Uni.createFrom().item(text).map(this::store);
  }
}

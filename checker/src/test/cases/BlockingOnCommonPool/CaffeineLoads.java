import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Asynchronous caches load on the common pool, unless they are given an executor. */
class CaffeineLoads {
  private final Statement statement;
  private final AsyncCache<String, Boolean> rights = Caffeine.newBuilder().maximumSize(100).buildAsync();
  private final Cache<String, Boolean> local = Caffeine.newBuilder().build();

  CaffeineLoads(Statement statement) {
    this.statement = statement;
  }

  private boolean query(String user) {
    try {
      return statement.execute("SELECT 1 FROM rights WHERE who = '" + user + "'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  CompletableFuture<Boolean> queriedOnLoadBad(String user) {
    return rights.get(user, name -> {
      try {
        return statement.execute("SELECT 1 FROM rights"); // BUG
      } catch (SQLException e) {
        return false;
      }
    });
  }

  AsyncLoadingCache<String, Boolean> loaderOfCacheBad() {
    return Caffeine.newBuilder().buildAsync(name -> statement.execute("SELECT 1 FROM rights")); // BUG
  }

  /** A synchronous cache loads on the thread that asks. */
  boolean synchronousCacheOk(String user) {
    return local.get(user, this::query);
  }

  CompletableFuture<Boolean> ownExecutorOk(String user, ExecutorService database) {
    return rights.get(user, (name, executor) -> CompletableFuture.supplyAsync(() -> query(name), database));
  }

  AsyncLoadingCache<String, Integer> computedOk() {
    return Caffeine.newBuilder().buildAsync(name -> name.length());
  }
}

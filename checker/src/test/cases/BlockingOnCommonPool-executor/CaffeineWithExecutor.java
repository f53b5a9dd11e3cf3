import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** A program that gives its caches an executor: which of them, nobody can tell. */
class CaffeineWithExecutor {
  private final AsyncCache<String, Boolean> rights;

  CaffeineWithExecutor(ExecutorService database) {
    rights = Caffeine.newBuilder().executor(database).buildAsync();
  }

  CompletableFuture<Boolean> loadsOnItsExecutorOk(String user, Statement statement) {
    return rights.get(user, name -> {
      try {
        return statement.execute("SELECT 1 FROM rights");
      } catch (SQLException e) {
        return false;
      }
    });
  }
}

import com.linecorp.armeria.client.BlockingWebClient;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What follows a response of Armeria's client, which an event loop completes. */
class ArmeriaClients {
  private final WebClient client = WebClient.of("http://stock");
  private final BlockingWebClient users = BlockingWebClient.of("http://users");
  private final Statement statement;

  ArmeriaClients(Statement statement) {
    this.statement = statement;
  }

  private int store(AggregatedHttpResponse response) {
    try {
      return statement.executeUpdate("INSERT INTO stock VALUES ('" + response.contentUtf8() + "')");
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  CompletableFuture<String> joinsTheNextBad() {
    return client.get("/first").aggregate().thenApply(first -> client.get(first.contentUtf8()).aggregate().join().contentUtf8()); // BUG
  }

  CompletableFuture<String> blockingClientBad() {
    return client.get("/user").aggregate().thenApply(user -> users.get(user.contentUtf8()).contentUtf8()); // BUG
  }

  CompletableFuture<Integer> storesBad() {
    CompletableFuture<AggregatedHttpResponse> response = client.prepare().get("/all").execute().aggregate();
    return response.thenApply(all -> {
      try {
        return statement.executeUpdate("INSERT INTO stock VALUES ('" + all.contentUtf8() + "')"); // BUG
      } catch (SQLException e) {
        throw new CompletionException(e);
      }
    });
  }

  CompletableFuture<String> composedOk() {
    return client.get("/first").aggregate()
        .thenCompose(first -> client.get(first.contentUtf8()).aggregate())
        .thenApply(AggregatedHttpResponse::contentUtf8);
  }

  CompletableFuture<Integer> onTheBlockingExecutorOk(ServiceRequestContext ctx) {
    return client.get("/all").aggregate().thenApplyAsync(this::store, ctx.blockingTaskExecutor());
  }

  HttpResponse suppliedThereOk(ServiceRequestContext ctx) {
    return HttpResponse.of(() -> HttpResponse.of(users.get("/me").contentUtf8()), ctx.blockingTaskExecutor());
  }
}

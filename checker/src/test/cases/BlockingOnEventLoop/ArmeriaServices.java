import com.linecorp.armeria.client.BlockingWebClient;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.AbstractHttpService;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.annotation.Blocking;
import com.linecorp.armeria.server.annotation.Get;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;

/** Services of Armeria run on the event loop of their connection. */
class ArmeriaServices {
  private final Statement statement;
  private final WebClient backend = WebClient.of("http://backend");
  private final BlockingWebClient waiting = BlockingWebClient.of("http://backend");

  ArmeriaServices(Statement statement) {
    this.statement = statement;
  }

  Server lambdaServiceBad() {
    return Server.builder()
        .service("/proxy", (context, request) -> HttpResponse.of(waiting.get("/").contentUtf8())) // BUG
        .build();
  }

  static class VisitsBad extends AbstractHttpService {
    private final Statement statement;

    VisitsBad(Statement statement) {
      this.statement = statement;
    }

    @Override
    protected HttpResponse doGet(ServiceRequestContext context, HttpRequest request) throws SQLException {
      statement.executeUpdate("UPDATE visits SET n = n + 1"); // BUG
      return HttpResponse.of(204);
    }
  }

  @Get("/user")
  CompletableFuture<String> annotatedBad() throws SQLException {
    return CompletableFuture.completedFuture(statement.executeQuery("SELECT name FROM user").getString(1)); // BUG
  }

  HttpService proxyOk() {
    return (context, request) -> backend.execute(request);
  }

  HttpService onBlockingExecutorOk() {
    return (context, request) -> HttpResponse.of(() -> HttpResponse.of(waiting.get("/").contentUtf8()), context.blockingTaskExecutor());
  }

  @Blocking
  @Get("/slow")
  CompletableFuture<String> annotatedBlockingOk() throws SQLException {
    return CompletableFuture.completedFuture(statement.executeQuery("SELECT name FROM user").getString(1));
  }
}

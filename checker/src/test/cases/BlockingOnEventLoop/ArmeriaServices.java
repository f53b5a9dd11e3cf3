import com.linecorp.armeria.client.BlockingWebClient;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.AbstractHttpService;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;
import com.linecorp.armeria.server.annotation.Blocking;
import com.linecorp.armeria.server.annotation.Get;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

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
  CompletableFuture<String> annotatedBad() {
    return CompletableFuture.completedFuture(backend.get("/user").aggregate().join().contentUtf8()); // BUG
  }

  HttpService proxyOk() {
    return (context, request) -> backend.execute(request);
  }

  HttpService onBlockingExecutorOk() {
    return (context, request) -> HttpResponse.of(() -> HttpResponse.of(waiting.get("/").contentUtf8()), context.blockingTaskExecutor());
  }

  /** What the method returns says only what nothing else says. */
  @Get("/slower")
  @Blocking
  CompletableFuture<String> annotatedBlockingSecondOk() {
    return CompletableFuture.completedFuture(backend.get("/user").aggregate().join().contentUtf8());
  }

  @Blocking
  @Get("/slow")
  CompletableFuture<String> annotatedBlockingOk() throws SQLException {
    return CompletableFuture.completedFuture(statement.executeQuery("SELECT name FROM user").getString(1));
  }

  static class RateLimitBad extends SimpleDecoratingHttpService {
    RateLimitBad(HttpService delegate) {
      super(delegate);
    }

    @Override
    public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) throws Exception {
      TimeUnit.MILLISECONDS.sleep(20); // BUG
      return unwrap().serve(ctx, request);
    }
  }

  void decoratorBad(ServerBuilder server) {
    server.decorator((delegate, ctx, request) -> {
      if (Files.readString(Path.of("maintenance")).isBlank()) { // BUG
        return delegate.serve(ctx, request);
      }
      return HttpResponse.of(HttpStatus.SERVICE_UNAVAILABLE);
    });
  }

  void taskOfTheLoopBad(ServiceRequestContext ctx, DataSource database) {
    ctx.eventLoop().execute(() -> {
      try (Connection connection = database.getConnection()) { // BUG
        ctx.log();
      } catch (SQLException e) {
        ctx.cancel(e);
      }
    });
  }

  void submittedOk(ServerBuilder server) {
    server.service("/report", (ctx, request) -> {
      ctx.blockingTaskExecutor().execute(() -> report(ctx));
      return HttpResponse.of(HttpStatus.ACCEPTED);
    });
  }

  private static void report(ServiceRequestContext ctx) {
    try {
      Files.writeString(Path.of("report"), ctx.path());
    } catch (IOException e) {
      ctx.cancel(e);
    }
  }

  void ownPoolWithContextOk(ServerBuilder server, ExecutorService pool) {
    server.service("/pause", (ctx, request) -> {
      ctx.makeContextAware(pool).execute(() -> report(ctx));
      return HttpResponse.of(HttpStatus.OK);
    });
  }

  /** The program's main thread may wait for its server. */
  static void startOk(ServerBuilder server) {
    server.service("/", (ctx, request) -> HttpResponse.of("up")).build().start().join();
  }
}

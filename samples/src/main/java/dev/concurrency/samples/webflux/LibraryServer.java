package dev.concurrency.samples.webflux;

import dev.concurrency.samples.support.HttpLoad;
import dev.concurrency.samples.support.SlowDatabase;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.DelegatingWebFluxConfiguration;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/** Spring WebFlux on a Reactor Netty server with one event loop, beside a database in which a look-up takes 150 ms. */
final class LibraryServer {
  static final String TITLE = "SELECT title FROM book WHERE id = ? AND PAUSE(150) IS NULL";

  private static final String[] TABLES = {
    "CREATE TABLE book (id INT PRIMARY KEY, title VARCHAR(40))", "INSERT INTO book VALUES (1, 'Emma'), (2, 'Persuasion')"
  };

  private LibraryServer() {}

  /** Serves the controller, lets some readers ask it at once, and prints what they and the monitor saw. */
  static void run(Function<JdbcTemplate, Object> controller) throws Exception {
    LoopResources loop = LoopResources.create("library", 1, true);
    try (SlowDatabase database = SlowDatabase.start(TABLES);
        AnnotationConfigApplicationContext context = context(controller.apply(new JdbcTemplate(database.dataSource())));
        HttpLoad load = new HttpLoad()) {
      HttpHandler handler = WebHttpHandlerBuilder.applicationContext(context).build();
      DisposableServer server =
          HttpServer.create().runOn(loop).host("127.0.0.1").port(0).handle(new ReactorHttpHandlerAdapter(handler)).bindNow();
      URI home = URI.create("http://127.0.0.1:" + server.port());
      load.run(4, "questions for a book", HttpRequest.newBuilder(home.resolve("/books/2")).build(), home.resolve("/health"));
      server.disposeNow();
    } finally {
      loop.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block();
    }
  }

  private static AnnotationConfigApplicationContext context(Object controller) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.register(DelegatingWebFluxConfiguration.class, Health.class);
    context.getBeanFactory().registerSingleton("books", controller);
    context.refresh();
    return context;
  }

  /** What a monitor asks. */
  @RestController
  static class Health {
    @GetMapping("/health")
    Mono<String> health() {
      return Mono.just("up");
    }
  }
}

package dev.concurrency.samples.models.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An HTTP service of somebody else that answers each request after the same time, however many there are. Has two threads. */
public final class SlowService implements AutoCloseable {
  private static final byte[] ANSWER = {'o', 'k'};

  static {
    // Without it an answer may wait 40 ms for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // As many connections are kept as there are tasks at a time.
    System.setProperty("http.maxConnections", "1000");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
  }

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final HttpServer server;
  private final Duration time;

  private SlowService(HttpServer server, Duration time) {
    this.server = server;
    this.time = time;
  }

  /** Starts the service on a free port of this machine. */
  public static SlowService start(Duration time) throws IOException {
    SlowService service = new SlowService(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000), time);
    service.server.createContext("/", service::receive);
    service.server.start();
    ask(service.uri());
    return service;
  }

  private void receive(HttpExchange exchange) {
    clock.schedule(() -> answer(exchange), time.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static void answer(HttpExchange exchange) {
    try (exchange) {
      exchange.sendResponseHeaders(200, ANSWER.length);
      exchange.getResponseBody().write(ANSWER);
    } catch (IOException e) {
      System.out.println("a client is gone: " + e.getMessage());
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port() + "/");
  }

  /** Asks such a service; the calling thread waits for the answer. */
  public static void ask(URI service) {
    try (InputStream answer = service.toURL().openStream()) {
      answer.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A client that may ask without waiting. Has two threads, which do not keep the JVM alive. */
  public static HttpClient newClient() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .executor(
            Executors.newSingleThreadExecutor(
                task -> {
                  Thread thread = new Thread(task, "client");
                  thread.setDaemon(true);
                  return thread;
                }))
        .build();
  }

  @Override
  public void close() {
    server.stop(0);
    clock.shutdownNow();
  }
}

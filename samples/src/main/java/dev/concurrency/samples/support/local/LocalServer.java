package dev.concurrency.samples.support.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A web server on a free port of this machine. It can hold its answers back until a crowd of requests waits for them, or until it is
 * told to go on: being slow this way, and not by the clock, makes a sample do the same on every machine. Thread-safe.
 */
public final class LocalServer implements AutoCloseable {
  // Enough for a crowd that connects all at once.
  private static final int BACKLOG = 2_048;

  static {
    // Without it an answer may wait 40 ms for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** What the server says: a status and a text, which must not be empty. */
  public record Answer(int status, String body) {}

  /** What the server knows. Called by several threads at once. */
  @FunctionalInterface
  public interface Pages {
    Answer answer(String path, String body);
  }

  private final Pages pages;
  private final int crowd;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newFixedThreadPool(2);
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch opened = new CountDownLatch(1);
  private final List<HttpExchange> waiting = new ArrayList<>();
  private int unanswered;
  private int peak;

  private LocalServer(int crowd, Pages pages) {
    this.pages = pages;
    this.crowd = crowd;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(workers);
    server.createContext("/", this::receive);
    server.start();
  }

  /** Starts a server that answers at once. */
  public static LocalServer answering(Pages pages) {
    return new LocalServer(1, pages);
  }

  /** Starts a server that answers nobody before {@code crowd} requests wait for an answer; from then on it answers at once. */
  public static LocalServer answeringCrowdOf(int crowd, Pages pages) {
    return new LocalServer(crowd, pages);
  }

  /** Starts a server that answers nobody before {@link #wakeUp}. */
  public static LocalServer asleep(Pages pages) {
    return new LocalServer(Integer.MAX_VALUE, pages);
  }

  /** Returns the address of a page. */
  public URI uri(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  /** Returns how many requests waited for an answer at once at most. */
  public synchronized int peak() {
    return peak;
  }

  /** Waits until the first request has arrived. */
  public void awaitRequest() throws InterruptedException {
    asked.await();
  }

  /** Waits until the server has begun to answer. */
  public void awaitOpened() throws InterruptedException {
    opened.await();
  }

  /** Answers those who wait, and from now on everybody at once. */
  public void wakeUp() {
    List<HttpExchange> due;
    synchronized (this) {
      due = open();
    }
    due.forEach(this::answer);
  }

  private void receive(HttpExchange exchange) {
    List<HttpExchange> due;
    synchronized (this) {
      waiting.add(exchange);
      unanswered++;
      peak = Math.max(peak, unanswered);
      asked.countDown();
      due = opened.getCount() == 0 || unanswered >= crowd ? open() : List.of();
    }
    due.forEach(this::answer);
  }

  private List<HttpExchange> open() {
    opened.countDown();
    List<HttpExchange> due = List.copyOf(waiting);
    waiting.clear();
    return due;
  }

  private void answer(HttpExchange exchange) {
    synchronized (this) {
      // Before the answer is out, or a client that asks again at once would be counted twice.
      unanswered--;
    }
    try {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Answer answer = pages.answer(exchange.getRequestURI().getPath(), body);
      byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), text.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(text);
      }
    } catch (IOException e) {
      // The client has hung up: some samples are about that.
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}

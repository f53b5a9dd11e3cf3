package dev.concurrency.samples.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP service of somebody else: gives every request the same answer, after the time that it takes to think. */
public final class RemoteService implements AutoCloseable {
  private final ExecutorService workers = Executors.newFixedThreadPool(8);
  private final CountDownLatch asked = new CountDownLatch(1);
  private final AtomicInteger answered = new AtomicInteger();
  private final HttpServer server;
  private final byte[] answer;
  private final Duration thinkTime;

  private RemoteService(HttpServer server, String answer, Duration thinkTime) {
    this.server = server;
    this.answer = answer.getBytes(StandardCharsets.UTF_8);
    this.thinkTime = thinkTime;
  }

  /** Starts the service on a free port of this machine, with threads of its own. */
  public static RemoteService start(String answer, Duration thinkTime) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RemoteService service = new RemoteService(server, answer, thinkTime);
    server.setExecutor(service.workers);
    server.createContext("/", service::answer);
    server.start();
    return service;
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.countDown();
    try (exchange) {
      Thread.sleep(thinkTime.toMillis());
      exchange.getRequestBody().readAllBytes();
      answered.incrementAndGet();
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while a request was being answered");
    }
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** Returns when the first request has arrived. */
  public void awaitRequest() throws InterruptedException {
    asked.await();
  }

  /** How many requests got their answer. */
  public int answered() {
    return answered.get();
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}

package dev.concurrency.samples.stockfeed;

import dev.concurrency.samples.support.local.LocalServer;
import dev.concurrency.samples.support.local.LocalServer.Answer;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A web service with the price of a share. */
final class Exchange implements AutoCloseable {
  private static final int A_FEW = 3;

  private final AtomicInteger asked = new AtomicInteger();
  private final LocalServer server = LocalServer.answering((path, body) -> price());
  private volatile CountDownLatch aFewTimes = new CountDownLatch(A_FEW);

  private Answer price() {
    aFewTimes.countDown();
    return new Answer(200, "17." + asked.incrementAndGet());
  }

  URI uri() {
    return server.uri("/price/acme");
  }

  /** Waits until it was asked a few times more, half a second at most, and says how often it was. */
  int awaitQuestions() throws InterruptedException {
    int before = asked.get();
    aFewTimes = new CountDownLatch(A_FEW);
    aFewTimes.await(500, TimeUnit.MILLISECONDS);
    return asked.get() - before;
  }

  @Override
  public void close() {
    server.close();
  }
}

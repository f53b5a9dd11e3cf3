package dev.concurrency.samples.rateboard;

import dev.concurrency.samples.support.local.LocalServer;
import dev.concurrency.samples.support.local.LocalServer.Answer;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A web service with the rate of the day; its third answer is an error page. */
final class ExchangeOffice implements AutoCloseable {
  static final int BAD_ANSWER = 3;

  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch manyTimes;
  private final LocalServer server = LocalServer.answering((path, body) -> rate());

  ExchangeOffice(int manyTimes) {
    this.manyTimes = new CountDownLatch(manyTimes);
  }

  private Answer rate() {
    int question = asked.incrementAndGet();
    manyTimes.countDown();
    return new Answer(200, question == BAD_ANSWER ? "<html>Back in a minute</html>" : "1.08" + question);
  }

  URI uri() {
    return server.uri("/rates/eur-usd");
  }

  int asked() {
    return asked.get();
  }

  /** Waits until it was asked many times, one second at most. */
  void awaitManyQuestions() throws InterruptedException {
    manyTimes.await(1, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    server.close();
  }
}

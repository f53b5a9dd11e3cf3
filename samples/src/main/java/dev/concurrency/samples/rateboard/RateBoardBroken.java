package dev.concurrency.samples.rateboard;

import dev.concurrency.samples.support.local.LoggedErrors;
import dev.concurrency.samples.support.local.Summary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks for the rate again and again, until one answer is no number: from then on the board shows an old rate, and nobody hears why. */
public final class RateBoardBroken {
  private static final int ENOUGH = 10;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final CountDownLatch tried = new CountDownLatch(ExchangeOffice.BAD_ANSWER);
  private final URI office;
  private volatile BigDecimal rate = BigDecimal.ONE;

  RateBoardBroken(URI office) {
    this.office = office;
  }

  void start() {
    clock.scheduleAtFixedRate(this::refresh, 0, 20, TimeUnit.MILLISECONDS);
  }

  private void refresh() {
    try {
      rate = new BigDecimal(http.send(HttpRequest.newBuilder(office).build(), BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      tried.countDown();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    LoggedErrors errors = LoggedErrors.watch();
    try (ExchangeOffice office = new ExchangeOffice(ENOUGH)) {
      RateBoardBroken board = new RateBoardBroken(office.uri());
      board.start();
      board.tried.await();
      office.awaitManyQuestions();
      board.clock.shutdown();

      System.out.println("rate on the board: " + board.rate);
      Summary.line("times that the office was asked", office.asked());
      Summary.line("errors in the log", errors.count());
    }
  }
}

package dev.concurrency.samples.search;

import dev.concurrency.samples.support.local.LocalServer;
import dev.concurrency.samples.support.local.LocalServer.Answer;
import dev.concurrency.samples.support.local.LoggedErrors;
import dev.concurrency.samples.support.local.Summary;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Gives the timeout to the query itself, so that the request and its thread are free when the traveller is answered. */
public final class FlightSearchFixed {
  private static final Logger LOG = Logger.getLogger(FlightSearchFixed.class.getName());
  private static final int TRAVELLERS = 4;
  private static final Duration LIMIT = Duration.ofMillis(100);

  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final Airline airline;

  FlightSearchFixed(Airline airline) {
    this.airline = airline;
  }

  List<String> search(String route) {
    try {
      return CompletableFuture.supplyAsync(() -> airline.query(route, LIMIT), pool).join();
    } catch (CompletionException e) {
      LOG.log(Level.WARNING, "No answer for " + route, e);
      return List.of();
    }
  }

  /** Returns when the last query is over. */
  void finish() throws InterruptedException {
    pool.shutdown();
    pool.awaitTermination(10, TimeUnit.SECONDS);
  }

  public static void main(String[] args) throws InterruptedException {
    LoggedErrors errors = LoggedErrors.watch();
    // The airline hangs until the travellers have their answers.
    try (LocalServer server = LocalServer.asleep((path, body) -> new Answer(200, "LH 902\nBA 903"))) {
      Airline airline = new Airline(server.uri("/flights/"));
      FlightSearchFixed flights = new FlightSearchFixed(airline);
      int sentAway = 0;
      for (int traveller = 1; traveller <= TRAVELLERS; traveller++) {
        if (flights.search("FRA-LHR-" + traveller).isEmpty()) {
          sentAway++;
        }
      }
      server.wakeUp();
      flights.finish();

      Summary.line("travellers searching", TRAVELLERS);
      Summary.line("travellers told that there are no flights", sentAway);
      Summary.line("queries carried on to the end all the same", airline.completed());
      Summary.line("errors in the log", errors.count());
    }
  }
}

package dev.concurrency.samples.registration;

import dev.concurrency.samples.support.local.LocalDatabase;
import dev.concurrency.samples.support.local.Summary;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Has an answer for a guest without a name, too: a future that is finished. */
public final class SeatFinderFixed {
  private static final List<String> QUESTIONS = List.of("anna", "ben", "", "carla", "");

  private final ExecutorService readers = Executors.newFixedThreadPool(2);
  private final GuestList guests;

  SeatFinderFixed(GuestList guests) {
    this.guests = guests;
  }

  CompletableFuture<String> seatOf(String guest) {
    if (guest.isEmpty()) {
      return CompletableFuture.completedFuture("no seat");
    }
    return CompletableFuture.supplyAsync(() -> look(guest), readers);
  }

  private String look(String guest) {
    try {
      return guests.seatOf(guest);
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  public static void main(String[] args) throws SQLException {
    try (LocalDatabase database = LocalDatabase.start(2, GuestList.TABLE)) {
      GuestList guests = new GuestList(database);
      guests.add("anna", "seat 1");
      guests.add("ben", "seat 2");
      SeatFinderFixed finder = new SeatFinderFixed(guests);
      int answered = 0;
      int broken = 0;
      for (String guest : QUESTIONS) {
        try {
          finder.seatOf(guest).thenApply(String::toUpperCase).join();
          answered++;
        } catch (NullPointerException e) {
          broken++;
        }
      }
      finder.readers.shutdown();

      Summary.line("questions", QUESTIONS.size());
      Summary.line("questions answered", answered);
      Summary.line("questions that ended in NullPointerException", broken);
    }
  }
}

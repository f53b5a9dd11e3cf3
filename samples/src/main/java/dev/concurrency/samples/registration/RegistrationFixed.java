package dev.concurrency.samples.registration;

import dev.concurrency.samples.support.local.LocalDatabase;
import dev.concurrency.samples.support.local.LoggedErrors;
import dev.concurrency.samples.support.local.Summary;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks at what goes wrong where it goes wrong, in the task, and logs it. */
public final class RegistrationFixed {
  private static final Logger LOG = Logger.getLogger(RegistrationFixed.class.getName());
  private static final int GUESTS = 20;

  private final ExecutorService writers = Executors.newFixedThreadPool(4);
  private final GuestList guests;

  RegistrationFixed(GuestList guests) {
    this.guests = guests;
  }

  void register(String guest, String seat) {
    writers.execute(
        () -> {
          try {
            guests.add(guest, seat);
          } catch (SQLException e) {
            LOG.log(Level.WARNING, "No " + seat + " for " + guest, e);
          }
        });
  }

  public static void main(String[] args) throws InterruptedException, SQLException {
    LoggedErrors errors = LoggedErrors.watch();
    try (LocalDatabase database = LocalDatabase.start(4, GuestList.TABLE)) {
      GuestList guests = new GuestList(database);
      RegistrationFixed registration = new RegistrationFixed(guests);
      for (int number = 1; number <= GUESTS; number++) {
        registration.register("guest " + number, "seat " + number % 18);
      }
      registration.writers.shutdown();
      registration.writers.awaitTermination(10, TimeUnit.SECONDS);

      Summary.line("guests who were told to come", GUESTS);
      Summary.line("guests on the list", guests.size());
      Summary.line("errors in the log", errors.count());
    }
  }
}

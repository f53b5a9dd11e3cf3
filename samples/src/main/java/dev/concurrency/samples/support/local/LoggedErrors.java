package dev.concurrency.samples.support.local;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Stands in for the log file: counts the warnings and errors that the samples log. Thread-safe. */
public final class LoggedErrors extends Handler {
  // Loggers are held weakly by their manager; without this the handler could be lost.
  private static final Logger SAMPLES = Logger.getLogger("dev.concurrency.samples");

  private final AtomicInteger errors = new AtomicInteger();

  private LoggedErrors() {}

  /** Begins to count, and keeps what is counted off the console. */
  public static LoggedErrors watch() {
    LoggedErrors watch = new LoggedErrors();
    SAMPLES.setUseParentHandlers(false);
    SAMPLES.addHandler(watch);
    return watch;
  }

  /** Returns the number of records of level WARNING or above so far. */
  public int count() {
    return errors.get();
  }

  @Override
  public void publish(LogRecord logged) {
    if (logged.getLevel().intValue() >= Level.WARNING.intValue()) {
      errors.incrementAndGet();
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}

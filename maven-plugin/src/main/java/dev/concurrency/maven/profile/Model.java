package dev.concurrency.maven.profile;

/** The concurrency models between which the profile chooses. The names are written into {@code report.json}. */
public enum Model {
  /** A pool with a number of threads that follows from the cores. */
  SIZED_POOL,
  VIRTUAL_THREADS,
  EVENT_LOOP,
  SEPARATE_PROCESS,
  /** What was seen is not enough to choose. */
  UNKNOWN
}

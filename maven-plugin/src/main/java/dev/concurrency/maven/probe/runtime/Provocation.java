package dev.concurrency.maven.probe.runtime;

/**
 * What may be done to a workload so that a defect shows which rarely shows by itself. It changes when things happen, or what fails, so it is done in a run of its
 * own, and a verdict that rests on it says so.
 */
public enum Provocation {
  /** Calls that wait for something outside the JVM take longer. */
  LATENCY,
  /** Tasks fail whose failure nobody is told. */
  FAULTS,
  /** Threads meet where they rarely do: there is a delay between a read and the write that builds on it. */
  SCHEDULE,
  /** There is more to do. */
  LOAD
}

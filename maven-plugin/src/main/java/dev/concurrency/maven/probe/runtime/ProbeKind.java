package dev.concurrency.maven.probe.runtime;

/** The probes, with the names of the checker's {@code Probe} constants, which this package cannot see. */
public enum ProbeKind {
  BLOCKING_CALL,
  CALLER_WAIT,
  CPU_LOOP,
  DISCARDED_RESULT,
  NEVER_SUBSCRIBED,
  ARGUMENT_NEVER_SUBSCRIBED,
  NULL_RESULT,
  DROPPED_FAILURE,
  PERIODIC_TASK,
  IN_FLIGHT,
  LIVE_THREADS,
  TIMED_WAIT,
  TIMEOUT_STAGE,
  TASK,
  POOL_WAIT,
  SERIAL_WAIT,
  SERIAL_START,
  CREATION,
  LOST_UPDATE,
  CONFLICT,
  STALE_TEST,
  TEST,
  HELD_WAIT,
  LOCK,
  MONITOR,
  FOREIGN_UNLOCK
}

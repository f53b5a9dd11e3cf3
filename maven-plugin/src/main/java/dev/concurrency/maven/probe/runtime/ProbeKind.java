package dev.concurrency.maven.probe.runtime;

/** The probes, with the names of the checker's {@code Probe} constants, which this package cannot see. */
public enum ProbeKind {
  BLOCKING_CALL,
  CPU_LOOP,
  DISCARDED_RESULT,
  NEVER_SUBSCRIBED,
  IN_FLIGHT,
  TIMED_WAIT,
  TIMEOUT_STAGE,
  TASK,
  POOL_WAIT,
  LOST_UPDATE,
  CONFLICT,
  STALE_TEST,
  TEST,
  HELD_WAIT,
  LOCK,
  MONITOR,
  FOREIGN_UNLOCK
}

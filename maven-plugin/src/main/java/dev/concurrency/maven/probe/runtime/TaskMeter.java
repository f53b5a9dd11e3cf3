package dev.concurrency.maven.probe.runtime;

/** What a task's time and thread are measured with. Takes no lock; the JVM's own is {@link ThreadStats#METER}. */
interface TaskMeter {

  /** What the JVM counts about a thread: how often it has waited, and how often it was held up by a monitor. */
  record Waits(long waited, long blocked) {}

  long nanos();

  /** CPU time of the calling thread, which is no virtual one; -1 if the JVM does not tell. */
  long cpuNanos();

  /** CPU time of another platform thread; -1 if the JVM does not tell. */
  long cpuNanosOf(Thread thread);

  /** Of the calling thread, which is no virtual one; null if the JVM does not tell. */
  Waits waits();

  /** Whether another thread waits just now; null if it has ended. */
  Boolean isWaiting(Thread thread);
}

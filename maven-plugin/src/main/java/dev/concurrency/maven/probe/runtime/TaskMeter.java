package dev.concurrency.maven.probe.runtime;

import java.util.List;

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

  /** What a thread does at the moment of a look. */
  enum Look {
    WAITING,
    /** A virtual thread that could run, but has no thread to carry it. */
    READY,
    /** On a processor, or, for a platform thread, ready for one. */
    RUNNING,
    ENDED
  }

  /** What each of these threads does just now. */
  List<Look> look(List<Thread> threads);
}

package dev.concurrency.checker.context;

/** What a thread is for, as far as waiting and computing on it is concerned. */
public enum ThreadKind {
  /** Serves many connections, timers or windows in turn: whoever holds it stops all of them. */
  LOOP("event loop"),
  /** {@code ForkJoinPool.commonPool()}: as many threads as cores, shared by the whole process. */
  COMMON_POOL("common pool"),
  /** A worker of a parallel stream: the common pool, and the thread that asked for the result. */
  PARALLEL_STREAM("parallel stream"),
  /** A pool with a limited number of threads. */
  BOUNDED("bounded pool"),
  /** A pool of which no more is known. */
  POOL("pool"),
  /** An actor, on whatever dispatcher. */
  ACTOR("dispatcher of an actor"),
  /** An actor that handles messages on the few threads that all actors share of which nobody has said where they run. */
  SHARED_ACTOR("dispatcher of an actor"),
  VIRTUAL("virtual thread"),
  /** Waiting is what it is for. */
  BLOCKING_OK("thread that may wait");

  private final String words;

  ThreadKind(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}

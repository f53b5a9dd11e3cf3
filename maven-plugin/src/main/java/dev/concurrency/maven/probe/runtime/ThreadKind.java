package dev.concurrency.maven.probe.runtime;

/** The kinds of thread that matter to the rules. The names of the constants are written into the evidence. */
public enum ThreadKind {
  VERTX_EVENT_LOOP("Vert.x event loop", Role.LOOP),
  NETTY_EVENT_LOOP("Netty event loop", Role.LOOP),
  REACTOR_NON_BLOCKING("Reactor non-blocking scheduler", Role.LOOP),
  RX_NON_BLOCKING("RxJava computation scheduler", Role.LOOP),
  SWING_EDT("Swing event dispatch thread", Role.LOOP),
  JAVAFX("JavaFX application thread", Role.LOOP),
  /** The thread of the canary, which has to be treated like any event loop. */
  CANARY("canary", Role.LOOP),
  COMMON_POOL("common pool", Role.COMMON_POOL),
  /** Any thread, while an actor handles a message on the dispatcher that all actors of its system share. */
  ACTOR("default dispatcher of its actor system", Role.ACTOR),
  /** The same on another dispatcher. */
  PLACED_ACTOR("actor on a dispatcher of its own", Role.BLOCKING_ALLOWED),
  VERTX_WORKER("Vert.x worker", Role.BLOCKING_ALLOWED),
  NETTY_EXECUTOR("Netty executor group", Role.BLOCKING_ALLOWED),
  REACTOR_ELASTIC("Reactor bounded elastic scheduler", Role.BLOCKING_ALLOWED),
  VIRTUAL("virtual thread", Role.BLOCKING_ALLOWED),
  PLATFORM("platform thread", Role.BLOCKING_ALLOWED);

  /** What blocking means on such a thread. */
  public enum Role {
    /** One thread that many tasks share: while it waits, all of them wait. */
    LOOP,
    /** The pool that the whole JVM shares. */
    COMMON_POOL,
    /** One of a few threads that all actors share. */
    ACTOR,
    /** Waiting here is what the thread is for. */
    BLOCKING_ALLOWED
  }

  private final String label;
  private final Role role;

  ThreadKind(String label, Role role) {
    this.label = label;
    this.role = role;
  }

  /** The kind in words, for messages. */
  public String label() {
    return label;
  }

  public Role role() {
    return role;
  }

  boolean mustNotBlock() {
    return role != Role.BLOCKING_ALLOWED;
  }
}

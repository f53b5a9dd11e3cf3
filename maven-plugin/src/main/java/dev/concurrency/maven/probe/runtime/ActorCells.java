package dev.concurrency.maven.probe.runtime;

/** What the cell of an actor tells: the object in which an actor system keeps one actor. */
public final class ActorCells {

  /** The class of cells, as in a class file, and its methods by which messages are handled. */
  public static final String CELL = "org/apache/pekko/actor/ActorCell";

  private ActorCells() {}

  /** Whether the thread handles a message of an actor while it is in this method of a cell. */
  public static boolean handles(String method, String descriptor) {
    return (method.equals("invoke") || method.equals("systemInvoke")) && descriptor.startsWith("(Lorg/apache/pekko/dispatch/") && descriptor.endsWith(")V");
  }

  /** What an actor's thread is: one that all actors share, if the actor runs on the very dispatcher that its system gives to all others; {@code unknown} if that is not told. */
  static ThreadKind kind(Object cell, ThreadKind unknown) {
    Object system = Internals.ask(cell, "system");
    Object own = Internals.ask(cell, "dispatcher");
    Object shared = system == null ? null : Internals.ask(system, "dispatcher");
    if (own == null || shared == null) {
      return unknown;
    }
    return own == shared ? ThreadKind.ACTOR : ThreadKind.PLACED_ACTOR;
  }

  /** How many messages lie in the actor's mailbox. */
  static int waiting(Object cell) {
    return Internals.ask(cell, "numberOfMessages") instanceof Integer messages ? messages : 0;
  }
}

package dev.concurrency.maven.probe.runtime;

/** What the cell of an actor tells: the object in which an actor system keeps one actor. */
public final class ActorCells {

  /** The class of cells, as in a class file, and its methods by which messages are handled. */
  public static final String CELL = "org/apache/pekko/actor/ActorCell";

  private static final String NAME = CELL.replace('/', '.');

  private static volatile boolean told;

  private ActorCells() {}

  /** A cell has said that it handles a message. */
  static void told() {
    told = true;
  }

  /**
   * Whether what the calling thread does with an object of an actor it does beside that actor: it handles no message of any actor just then, or one of another. Of
   * virtual threads nobody knows what they handle, and if no cell has ever said anything, nothing is known at all.
   *
   * @param subject the actor, its context, or something else that belongs to it
   */
  static boolean isBeside(ThreadSlot slot, Object subject) {
    if (slot == null || !told) {
      return false;
    }
    Object handling = slot.actor;
    Object cell = handling == null ? null : of(subject);
    return handling == null || cell != null && cell != handling;
  }

  /** The cell of an actor, given by itself, by its behaviour, or by a context of it; null if it is none of these. */
  private static Object of(Object subject) {
    if (subject == null) {
      return null;
    }
    Class<?> type = subject.getClass();
    Object context = subject;
    if (ThreadKinds.is(type, "org.apache.pekko.actor.Actor")) {
      context = Internals.ask(subject, "context");
    } else if (ThreadKinds.is(type, "org.apache.pekko.actor.typed.javadsl.AbstractBehavior")) {
      context = Internals.ask(subject, "getContext");
    }
    if (context != null && ThreadKinds.is(context.getClass(), "org.apache.pekko.actor.typed.javadsl.ActorContext")) {
      context = Internals.ask(context, "classicActorContext");
    }
    return context != null && ThreadKinds.is(context.getClass(), NAME) ? context : null;
  }

  /** What a reference to an actor is called; null if the object is no such reference. */
  static String path(Object reference) {
    boolean isReference = reference != null && ThreadKinds.is(reference.getClass(), "org.apache.pekko.actor.ActorRef");
    Object path = isReference ? Internals.ask(reference, "path") : null;
    return path == null ? null : path.toString();
  }

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

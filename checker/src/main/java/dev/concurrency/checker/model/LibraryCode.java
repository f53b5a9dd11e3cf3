package dev.concurrency.checker.model;

import java.util.List;

/** Code of which there are class files only: libraries, and other modules of a build. */
public interface LibraryCode extends Hierarchy {

  /** Asks how calls of library methods come to wait. Remembers answers; not thread-safe. */
  Search search(Primitives primitives);

  /** See {@link #search}. */
  interface Search {

    /**
     * Whether a call waits, whatever object it is made on.
     *
     * @param method the method, whose owner is the type of the receiver
     * @param exactly the receiver is of this very class, or there is none
     */
    Answer follow(MethodRef method, boolean exactly);
  }

  /** What is known of methods before anybody looks into them. The owner of a method is the type that the call names. */
  interface Primitives {

    /** How a call waits; null if it does not, or it is not known. */
    Primitive waits(MethodRef method);

    /** Whether anything is known: if so, nobody has to look into the method. */
    boolean isKnown(MethodRef method);

    /** Whether the call answers whether a future is finished. */
    boolean tellsDone(MethodRef method);

    /** Whether the call answers whether the calling thread is an event loop. */
    boolean tellsLoop(MethodRef method);

    /** Whether the call runs this argument, a function, before it returns. */
    boolean runsInPlace(MethodRef method, int argument);
  }

  /**
   * A method that is known to wait.
   *
   * @param minor usually short: the way to another one is preferred
   * @param unlessDone it does not wait if the future is finished
   * @param unlessZero it does not wait if one of its arguments is zero
   */
  record Primitive(MethodRef method, boolean minor, boolean unlessDone, boolean unlessZero) {}

  /**
   * One call on the way.
   *
   * @param file of the caller, in its jar: {@code kafka-clients-3.7.1.jar!/org/apache/kafka/clients/producer/KafkaProducer.java}
   * @param line 1-based, as the class file has it; 0 if it has none
   * @param callee what is called there
   */
  record Hop(String file, int line, MethodRef callee) {}

  /**
   * What following a call has shown.
   *
   * @param isCertain false if the code could not be seen, or is too much to look at
   * @param end where the way ends; null if the call does not wait, as far as is known
   * @param way from the called method to the end
   */
  record Answer(boolean isCertain, Primitive end, List<Hop> way) {
    public static final Answer UNKNOWN = new Answer(false, null, List.of());
    public static final Answer GOES_ON = new Answer(true, null, List.of());

    public Answer {
      way = List.copyOf(way);
    }
  }
}

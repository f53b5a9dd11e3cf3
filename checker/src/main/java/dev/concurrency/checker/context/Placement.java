package dev.concurrency.checker.context;

import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Value;

/** The answer to "on which thread?". */
sealed interface Placement {

  /**
   * On a thread of this kind.
   *
   * @param label what it is called in messages
   * @param pool where the executor is made, if it is known, which tells pools apart; else null
   * @param chosen the call that sends the code there, to an event loop that the program took by name from a static factory; else null
   */
  record On(ThreadKind kind, String label, Value pool, Program.CallSite chosen) implements Placement {
    On(ThreadKind kind, String label, Value pool) {
      this(kind, label, pool, null);
    }

    /** What the thread is called in messages. */
    String words() {
      return label.isEmpty() ? kind.words() : label;
    }

    On chosenAt(Program.CallSite call) {
      return new On(kind, label, pool, call);
    }
  }

  /** On whatever thread runs this body. */
  record With(int body) implements Placement {}

  /** On the thread that subscribes, which is found downstream. */
  record Subscriber() implements Placement {}
}

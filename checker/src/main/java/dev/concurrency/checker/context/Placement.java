package dev.concurrency.checker.context;

import dev.concurrency.checker.model.Value;

/** The answer to "on which thread?". */
sealed interface Placement {

  /**
   * On a thread of this kind.
   *
   * @param label what it is called in messages
   * @param pool where a bounded pool is made, which tells pools apart; else null
   */
  record On(ThreadKind kind, String label, Value pool) implements Placement {}

  /** On whatever thread runs this body. */
  record With(int body) implements Placement {}

  /** On the thread that subscribes, which is found downstream. */
  record Subscriber() implements Placement {}
}

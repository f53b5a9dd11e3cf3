package dev.concurrency.checker.catalog;

/**
 * On which thread something runs, as an entry says it.
 *
 * @param argument position of the argument that decides, for {@link Kind#EXECUTOR} and {@link Kind#BOUNDED}; else -1
 * @param label what the thread is called in messages, for instance {@code Netty event loop}; empty for the kind's own words
 */
public record Where(Kind kind, int argument, String label) {

  /** The words of the catalogue files: the name in lower case with hyphens. */
  public enum Kind {
    /** On an event loop, or another thread that must never wait. */
    LOOP,
    /** On {@code ForkJoinPool.commonPool()}. */
    COMMON_POOL,
    /** On a pool with a limited number of threads; {@code argument} gives the size, if any does. */
    BOUNDED,
    /** On a pool of which neither the size nor the purpose is known. */
    POOL,
    /** On an actor's dispatcher. */
    ACTOR,
    /** On a virtual thread. */
    VIRTUAL,
    /** On a thread where waiting is allowed. */
    BLOCKING_OK,
    /** On the calling thread, before the call returns or not much later. */
    INLINE,
    /** On the executor or scheduler given as an argument. */
    EXECUTOR,
    /** On the executor that is the receiver. */
    RECEIVER,
    /** On the thread that completes the stage, or emits from the publisher, that is the receiver. */
    STAGE,
    /** On the thread that subscribes. */
    SUBSCRIBER,
    /** On the scheduler given as an argument, unless something further up the chain decides. */
    SUBSCRIBE_ON,
    /** On the event loop of the caller's context; from any other thread, on an event loop. */
    CALLER_LOOP,
    /** It depends on what the analysis does not know. */
    UNKNOWN
  }
}

package dev.concurrency.checker.catalog;

/** What an entry says of its method or type. The catalogue files spell it in lower case with hyphens. */
public enum Verb {
  /** The call makes its thread wait. */
  BLOCKS,
  /** The call runs a functional argument; where, says the entry. */
  RUNS,
  /** The stage or publisher that the call returns (or any value of the type) completes or emits on this thread. */
  EMITS,
  /** The executor or scheduler that the call returns (or any value of the type) runs its tasks on this thread. */
  EXECUTOR,
  /** A framework calls the methods of subtypes on this thread. */
  ROLE,
  /** Code carrying the annotation runs on this thread. */
  ANNOTATION,
  /** A container's proxy hands methods with the annotation to another thread, which nobody does who calls them on the object itself; returns the type, or nothing. */
  PROXIED,
  /** A container makes an object before it has proxies if a method of it carries the annotation and returns the type, and is not static. */
  EARLY,
  /** The type stands for a result that comes later: {@code hot} is under way by itself, {@code cold} starts when subscribed. */
  ASYNC,
  /** The returned stage is derived from the receiver and carries its failure on. */
  DERIVES,
  /** The call returns its receiver: what becomes of the result becomes of the receiver, and nothing is lost if the result is thrown away. */
  FLUENT,
  /** The call attaches somebody who sees the failure. */
  HANDLES,
  /** The call subscribes to its receiver, or to what its receiver was made of. */
  SUBSCRIBES,
  /** Made on a value that is thrown away, the call sees to it that nothing is lost; says with which arguments it is made. */
  MENDS,
  /** The call returns a publisher, of the type that the entry says, which goes on with the one that it is given when the receiver has completed. */
  FOLLOWED_BY,
  /** The call attaches somebody who sees all failures of the library that nobody else sees. */
  HANDLES_DROPPED,
  /** The call runs a function of which a failure is kept in the returned future alone: {@code once}, or {@code periodic} until it fails. */
  KEEPS_FAILURE,
  /** The call throws an unchecked exception where something is as it may well be, such as a text that is no number. */
  MAY_FAIL,
  /** The call's function must not return null. */
  REJECTS_NULL,
  /** Values of the type do nothing until a method is called that returns something else. */
  UNFINISHED,
  /** The call throws nothing, and what it returns does not fail by itself. */
  NEVER_FAILS,
  /** The result may be thrown away. */
  IGNORABLE,
  /** The call starts one task, or one request, that goes on after the call returns. */
  STARTS,
  /** The call runs its function again and again, one run after the other. */
  REPEATS,
  /** The call takes a lock: {@code owned} by its thread, a {@code permit} that any thread may give back, or a {@code claim} that keeps others out. */
  LOCKS,
  /** The call gives a lock or permit back. */
  UNLOCKS,
  /** Values of the type must not be changed by several threads at once. */
  UNSAFE,
  /** A value of the type fails when it is used after it was closed ({@code never}: it goes on as if it were open). */
  FAILS_CLOSED,
  /** Values of the type (or what the call returns) may be used by several threads, each call for itself: a {@code map}, {@code queue}, {@code collection} or {@code reference}. */
  CONCURRENT,
  /** The call changes its receiver. */
  MUTATES,
  /** What carries the annotation is guarded by a lock or belongs to one thread. */
  CONFINES,
  /** The call limits how much goes on at the same time. */
  BOUNDS,
  /** The call starts a thread, or the executor that it returns does so whenever all that it has are busy, without a limit. */
  GROWS,
  /** The method is called (or the function given to it, or it returns) once for each {@code connection}, {@code request} or {@code message} from outside. */
  SERVES,
  /** The call makes an actor, or says how one is to be made: on threads that are {@code shared} by all actors, or {@code placed}. */
  SPAWNS,
  /** Values of the type say how an actor is to be made, or what it does. */
  DESCRIBES,
  /** The call returns a stage that another actor's answer completes. */
  ASKS,
  /** The call is an actor's own to make, while it handles a message. */
  ACTOR_ONLY,
  /** The call cancels a future, or all tasks of an executor. */
  CANCELS,
  /** The call gives up waiting after a while, without stopping what it waits for. */
  TIMES_OUT,
  /** The call answers whether the future is finished. */
  TELLS_DONE,
  /** The call looks at a state that other threads change, and does not wait; says what it answers as long as there is nothing. */
  POLLS,
  /** The call only lets time pass, or other threads run. */
  PAUSES,
  /** The call makes a pool of threads, or says how many a pool has in its core, or at most, or how many tasks its queue takes. */
  SIZES,
  /** The call returns a virtual thread, or a factory that makes nothing else. */
  MAKES_VIRTUAL,
  /** The call answers whether the calling thread is an event loop. */
  TELLS_LOOP,
  /**
   * A value of the type, or what the call returns, belongs to one event loop: that of the {@code receiver}, of argument N, or of the {@code caller-loop}.
   * {@code bounded}: it is a group to which the receiver's loop belongs; {@code bounded N}: a group of as many loops as argument N says.
   */
  LOOP_OF,
  /** The call returns a future which only that event loop finishes, or runs a function on it, after the call has returned. */
  COMPLETES_ON,
  /** The call returns a future that is finished when all threads of the receiver have ended. */
  ENDS_WITH,
  /** The call lets those go on who wait for its receiver. */
  SIGNALS,
  /** The call answers which thread calls it, or what that thread alone has. */
  TELLS_THREAD,
  /** The call returns a future that is finished already. */
  FINISHED,
  /** The call returns a stage that completes when all stages among its arguments have completed. */
  JOINS_ALL,
  /** The call makes something with threads or connections of its own, which is meant to be shared. */
  CREATES,
  /** Values of the type ask a server and make their thread wait for the answer; what asks the same without that, says the entry. */
  DRIVER,
  /** The call returns a collection or stream that makes whoever reads it wait for each element. */
  BRIDGES,
  /** The call computes for long. */
  HEAVY
}

package dev.concurrency.checker.finding;

/** The question that has to be asked at a {@link Site} while a workload runs. The answers are given by the probes of the Maven plug-in. */
public enum Probe {
  /** Call site: did the calling thread wait inside this call, and was it a thread that must not wait? */
  BLOCKING_CALL,
  /** Call site in a method that returns its result for later: did the calling thread, whatever it is for, wait inside this call? */
  CALLER_WAIT,
  /** Call site in what an actor does with a message: did the actor's thread, one that all actors share, wait inside this call while messages waited for the actor? */
  ACTOR_WAIT,
  /** Call, or write to a field, that is an actor's own to make: was it made by a thread that handled no message of the actor just then? */
  ACTOR_STATE,
  /** Loop (no callee): how much CPU time does the method or lambda holding it take on a thread that others wait for? */
  CPU_LOOP,
  /** Call site whose future is thrown away: did it fail with nobody attached? */
  DISCARDED_RESULT,
  /** Call site whose publisher is thrown away: was it ever subscribed? */
  NEVER_SUBSCRIBED,
  /** Call site that subscribes without a handler for failures: did the library drop a failure there? */
  DROPPED_FAILURE,
  /** Call site that schedules a periodic task: did the task end with an exception while its executor went on? */
  PERIODIC_TASK,
  /** Call site that is given a publisher, as the first argument, which nobody subscribes to: was it ever subscribed? */
  ARGUMENT_NEVER_SUBSCRIBED,
  /** Place in a method or lambda that returns null (no callee): did it return null where a future or publisher is expected? */
  NULL_RESULT,
  /** Call site that starts one task: how many of its tasks are unfinished at the same time? */
  IN_FLIGHT,
  /** Call site that starts a thread, or hands a task to a pool: how many threads are alive at the same time because of it? */
  LIVE_THREADS,
  /** Call site of a timed wait on a future: does the work go on after the wait gave up? */
  TIMED_WAIT,
  /** Call site that puts a timeout on a stage: does the task go on after the stage timed out? Comes with a {@link #TASK} site. */
  TIMEOUT_STAGE,
  /** Call site that starts the task which another site of the same finding speaks of; its functional argument is observed. */
  TASK,
  /** Call site that makes a pool or client: how many does it make, and how many of them are there at the same time? */
  CREATION,
  /** Call site that waits for a task: does the thread start the next one only when that one has ended? Comes with a {@link #SERIAL_START} site. */
  SERIAL_WAIT,
  /** Call site that starts the tasks which a {@link #SERIAL_WAIT} site of the same finding waits for. */
  SERIAL_START,
  /** Call site that waits for a task: is that task in the queue of the very pool whose workers wait? */
  POOL_WAIT,
  /** Call site on an event loop that waits for what the loop itself has to do: was it refused, or is what it waits for left to the waiting loop? Comes with a {@link #LOOP_TASK} site. */
  LOOP_WAIT,
  /** Call site that leaves to an event loop what a {@link #LOOP_WAIT} site of the same finding waits for. */
  LOOP_TASK,
  /**
   * Write to a field that builds on what was read of it before (the site names the field; its statement begins where it was read): did another
   * thread write it in between?
   */
  LOST_UPDATE,
  /** Call site that changes its receiver: was another thread in such a call of this finding on the same object at the same time? */
  CONFLICT,
  /** Call site that acts on what an earlier call said: did another thread act on the same in between? Comes with a {@link #TEST} site, but for {@code putIfAbsent}. */
  STALE_TEST,
  /** Call site that asks for what another site of the same finding acts on. */
  TEST,
  /** Call site that waits while a lock is held: did the thread wait in there, and hold the lock? Comes with a {@link #LOCK} or {@link #MONITOR} site. */
  HELD_WAIT,
  /** Call site that takes the lock which another site of the same finding speaks of. */
  LOCK,
  /** Lines (no callee) of the block or method that holds the monitor which another site of the same finding speaks of. */
  MONITOR,
  /**
   * Call site that another site of the same finding names too: what it waits for is outside the JVM, so that the call may take longer than it does in a
   * workload. Observes nothing by itself.
   */
  OUTSIDE_WAIT,
  /** Call site that gives a lock back: did the lock refuse, because another thread holds it? */
  FOREIGN_UNLOCK,
  /**
   * Call site that an interrupt may end, in a method that is said to swallow it: did the thread go on with its interrupt flag clear? Comes with an
   * {@link #INTERRUPTED_BODY} site.
   */
  INTERRUPT,
  /** Call site whose method or lambda is the one that another site of the same finding speaks of. */
  INTERRUPTED_BODY,
  /**
   * Call site of a method that a container's proxy is to run on another thread: did it run on the thread that called? Comes with a {@link #PROXIED_BODY}
   * site.
   */
  PROXIED_CALL,
  /** Call site of such a method: did the caller get null, or a refusal, in place of its result? Comes with a {@link #PROXIED_BODY} site. */
  PROXIED_RESULT,
  /** The method (the callee) itself of which other sites of the same finding speak. */
  PROXIED_BODY,
  /** Call site that uses a resource: did it fail, after the resource had been closed? Comes with a {@link #RESOURCE_CLOSE} site. */
  USE_AFTER_CLOSE,
  /** Loop (no callee): how often does it go round in one run, without having done anything? May come with {@link #LOOP_WORK} sites. */
  BUSY_LOOP,
  /** The same of a loop that sleeps in each round: how often does its thread wake up for nothing? */
  POLLING_LOOP,
  /** Call site in the loop that another site of the same finding speaks of: what it does when there is something to do. */
  LOOP_WORK,
  /** Call site that makes a pool, or says how many threads it has at most: do tasks wait while all its threads are busy, fewer than it may have? */
  POOL_GROWTH,
  /** Call site that makes a pool: does a virtual thread of it run one task after the other? */
  THREAD_REUSE,
  /** Call site that waits: did a virtual thread keep its carrier thread while it waited? */
  PINNED_WAIT,
  /** Lines (no callee) of the {@code try} statement that closes the resource which other sites of the same finding speak of. */
  RESOURCE_CLOSE,
  /** Call site that hands a task to other threads (see {@link TaskSite}): how much of their time do its tasks wait, and how much do they compute? */
  TASK_PROFILE
}

package dev.concurrency.maven.probe.runtime;

import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What rewritten code calls. Nothing here throws, waits or does I/O, but for what a provoked run asks for.
 *
 * <p>The signatures are known to the instrumenter by name.
 */
public final class Probes {

  private static volatile Call[] calls = new Call[16];
  private static int registered;
  private static volatile BiConsumer<String, Throwable> errors = (where, thrown) -> {};

  private Probes() {}

  static void onError(BiConsumer<String, Throwable> listener) {
    errors = listener;
  }

  static synchronized int register(SiteProbe[] probes) {
    Call[] more = registered < calls.length ? calls : Arrays.copyOf(calls, 2 * registered);
    more[registered] = new Call(probes);
    // Also if it is the same array: the new entry has to be seen by all threads.
    calls = more;
    return registered++;
  }

  /**
   * Called before the flagged call.
   *
   * @param number what {@link Registry#register} gave
   * @param subject the instance it is called on, or the first argument of a static method, or null
   * @return what the other methods take
   */
  public static Object enter(int number, Object subject) {
    try {
      Call call = calls[number];
      ThreadSlot slot = ThreadSlot.ofCurrentThread();
      Visit visit = new Visit(call, slot, slot == null ? ThreadKind.VIRTUAL : slot.kindNow(), subject);
      for (int i = 0; i < call.probes.length; i++) {
        call.probes[i].executions.enter(visit.kind);
        call.probes[i].entered(visit, i);
      }
      ThreadStats.start(visit);
      visit.startNanos = System.nanoTime();
      if (slot != null && call.watchesThread) {
        visit.outer = slot.current;
        slot.current = visit;
      }
      if (call.provokes) {
        for (SiteProbe probe : call.probes) {
          probe.begun(visit);
        }
      }
      return visit;
    } catch (Throwable e) {
      error("enter", e);
      return null;
    }
  }

  /** Called with the call's first {@code Runnable}; the answer is passed instead. */
  public static Runnable task(Runnable task, Object token) {
    return (Runnable) task(token, task, Runnable.class);
  }

  /** The same for a {@code Callable}. */
  public static Callable<?> task(Callable<?> task, Object token) {
    return (Callable<?>) task(token, task, Callable.class);
  }

  /** The same for a {@code Supplier}. */
  public static Supplier<?> task(Supplier<?> task, Object token) {
    return (Supplier<?>) task(token, task, Supplier.class);
  }

  private static Object task(Object token, Object task, Class<?> type) {
    Object passed = task;
    try {
      if (token instanceof Visit visit) {
        visit.task = task;
        for (int i = 0; i < visit.call.probes.length; i++) {
          passed = visit.call.probes[i].task(visit, i, passed, type);
        }
      }
    } catch (Throwable e) {
      error("task", e);
    }
    return passed;
  }

  /** Called with the call's first argument. */
  public static void argument(Object token, Object argument) {
    if (token instanceof Visit visit) {
      visit.argument = argument;
      try {
        for (int i = 0; i < visit.call.probes.length; i++) {
          visit.call.probes[i].given(visit, i);
        }
      } catch (Throwable e) {
        error("argument", e);
      }
    }
  }

  /** Called with the call's collection argument. */
  public static void collection(Object token, Object argument) {
    if (token instanceof Visit visit && argument instanceof Collection<?>) {
      visit.collection = argument;
    }
  }

  /** Called after the call returned. */
  public static void leave(Object token, Object result) {
    try {
      if (token instanceof Visit visit) {
        exit(visit);
        for (int i = 0; i < visit.call.probes.length; i++) {
          visit.call.probes[i].returned(visit, i, result);
        }
        forget(visit);
      }
    } catch (Throwable e) {
      error("leave", e);
    }
  }

  /** Called when the call threw; the caller throws it on. */
  public static void fail(Object token, Throwable thrown) {
    try {
      if (token instanceof Visit visit) {
        exit(visit);
        for (int i = 0; i < visit.call.probes.length; i++) {
          visit.call.probes[i].threw(visit, i, thrown);
        }
        forget(visit);
      }
    } catch (Throwable e) {
      error("fail", e);
    }
  }

  /**
   * Called after a flagged field, or an element of an array, was read.
   *
   * @param of the object whose field it is; the class for a static field; the array
   * @param index -1 for a field
   */
  public static void valueRead(int number, Object of, int index, Object value) {
    try {
      for (SiteProbe probe : calls[number].probes) {
        probe.valueRead(of, index, value);
      }
    } catch (Throwable e) {
      error("valueRead", e);
    }
  }

  /** Called right before it is written; {@code valueNow} is what it holds. */
  public static void valueWritten(int number, Object of, int index, Object valueNow, Object value) {
    try {
      ThreadSlot slot = ThreadSlot.ofCurrentThread();
      for (SiteProbe probe : calls[number].probes) {
        probe.valueWritten(of, index, valueNow, value, slot == null ? ThreadKind.VIRTUAL : slot.kindNow());
      }
    } catch (Throwable e) {
      error("valueWritten", e);
    }
  }

  /**
   * Called in the task of a flagged call, before a call that may fail.
   *
   * @param what the call that fails instead of being made
   * @throws InjectedFailure the first times
   */
  public static void fault(int number, String what) {
    if (calls[number].takesFault()) {
      throw new InjectedFailure(what + " was made to fail");
    }
  }

  /** Called before a flagged loop. */
  public static void entersLoop(int number) {
    try {
      for (SiteProbe probe : calls[number].probes) {
        probe.entersLoop();
      }
    } catch (Throwable e) {
      error("entersLoop", e);
    }
  }

  /** Called at the beginning of each of its rounds. */
  public static void goesRound(int number) {
    try {
      for (SiteProbe probe : calls[number].probes) {
        probe.goesRound();
      }
    } catch (Throwable e) {
      error("goesRound", e);
    }
  }

  /** Called at the beginning of the methods by which publishers are subscribed. */
  public static void used(Object publisher) {
    try {
      NeverSubscribedProbe.used(publisher);
    } catch (Throwable e) {
      error("used", e);
    }
  }

  /** Called at the beginning of the methods by which subscribers are given a failure. */
  public static void given(Object subscriber, Throwable failure) {
    try {
      DroppedFailures.given(subscriber, failure);
    } catch (Throwable e) {
      error("given", e);
    }
  }

  /** Called at the beginning of the method to which a library hands failures that nobody handles. */
  public static void dropped(Throwable failure, int library) {
    try {
      DroppedFailures.dropped(failure, library);
    } catch (Throwable e) {
      error("dropped", e);
    }
  }

  /** Called when the program sets a handler for all failures that a library drops. */
  public static void handlerSet(int library) {
    DroppedFailures.handlerSet(library);
  }

  /** Called before an actor handles a message; the answer has to be given to {@link #actorEnds}. */
  public static Object actorBegins(Object cell) {
    try {
      ActorCells.told();
      ThreadSlot slot = ThreadSlot.ofCurrentThread();
      if (slot == null) {
        return null;
      }
      Object before = slot.actor;
      slot.actor = cell;
      return before;
    } catch (Throwable e) {
      error("actorBegins", e);
      return null;
    }
  }

  /** Called when it has handled the message, or failed. */
  public static void actorEnds(Object before) {
    try {
      ThreadSlot slot = ThreadSlot.ofCurrentThread();
      if (slot != null) {
        slot.actor = before;
      }
    } catch (Throwable e) {
      error("actorEnds", e);
    }
  }

  private static void exit(Visit visit) {
    visit.endNanos = System.nanoTime();
    if (visit.slot != null && visit.call.watchesThread) {
      visit.slot.current = visit.outer;
    }
    // Before any probe does anything that could itself be counted.
    ThreadStats.stop(visit);
    for (SiteProbe probe : visit.call.probes) {
      probe.executions.exit(visit.kind, visit.nanos());
    }
  }

  /** An example may be kept for a while; the workload's objects must not be. */
  private static void forget(Visit visit) {
    visit.subject = null;
    visit.argument = null;
    visit.task = null;
    visit.collection = null;
    visit.actor = null;
  }

  static void error(String where, Throwable thrown) {
    try {
      errors.accept(where, thrown);
    } catch (Throwable e) {
      // Nothing may reach the workload, not even this.
    }
  }
}

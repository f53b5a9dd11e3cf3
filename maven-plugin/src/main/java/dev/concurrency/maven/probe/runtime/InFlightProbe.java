package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many of the tasks started here are unfinished at the same time?
 *
 * <p>What the call returns is looked at again and again: those that are unfinished at one look all are so at the moment when it begins, so
 * the greatest count is a lower bound. Where the call returns nothing, the task itself is counted.
 */
final class InFlightProbe extends SiteProbe {

  private final AtomicLong created = new AtomicLong();
  private final AtomicLong untracked = new AtomicLong();
  private final AtomicLong unknownType = new AtomicLong();
  private final AtomicInteger tasksInFlight = new AtomicInteger();
  private final AtomicInteger tasksPeak = new AtomicInteger();
  private final Unfinished<FutureView> pending =
      new Unfinished<>() {
        @Override
        boolean isUnfinished(FutureView view) {
          return !view.isDone();
        }

        @Override
        Object counted(FutureView view) {
          return view;
        }
      };

  InFlightProbe(SiteSpec site) {
    super(site);
  }

  @Override
  Object task(Visit visit, int position, Object task, Class<?> type) {
    if (!site.descriptor().endsWith(")V")) {
      return task;
    }
    Counted counted = new Counted();
    Object observed = ObservedTask.of(task, type, counted);
    if (observed != task) {
      visit.notes[position] = counted;
      counted.begin();
    }
    return observed;
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    created.incrementAndGet();
    if (visit.notes[position] != null) {
      return;
    }
    FutureView view = FutureView.of(result);
    // Thread.start and the like return nothing: what was started is what the call was made on.
    // A future given to execute is its own task.
    Object started = visit.subject instanceof Thread ? visit.subject : visit.task;
    view = view == null && result == null ? FutureView.of(started) : view;
    if (view == null) {
      unknownType.incrementAndGet();
    } else if (!pending.add(view)) {
      untracked.incrementAndGet();
    }
  }

  @Override
  void threw(Visit visit, int position, Throwable thrown) {
    if (visit.notes[position] instanceof Counted counted) {
      // Rejected: it will not run. If it did run, in the caller's thread, it has ended already.
      counted.end();
    }
  }

  @Override
  void look(long now) {
    pending.look();
  }

  @Override
  boolean seen() {
    return peak() > 1;
  }

  private int peak() {
    return Math.max(pending.peak(), tasksPeak.get());
  }

  @Override
  long version() {
    return super.version() + peak();
  }

  @Override
  void describe(Json json) {
    json.put("created", created.get()).put("peak", peak()).put("untracked", untracked.get()).put("unknownType", unknownType.get());
  }

  /** One task whose call returns nothing. */
  private final class Counted implements ObservedTask.Listener {

    private final AtomicInteger state = new AtomicInteger();

    void begin() {
      tasksPeak.accumulateAndGet(tasksInFlight.incrementAndGet(), Math::max);
    }

    void end() {
      if (state.compareAndSet(0, 1)) {
        tasksInFlight.decrementAndGet();
      }
    }

    @Override
    public void started() {}

    @Override
    public void finished() {
      end();
    }
  }
}

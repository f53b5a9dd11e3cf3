package dev.concurrency.maven.probe.runtime;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What do the tasks that are handed over here do with their threads: do they wait or compute, how many at the same time, on which threads?
 *
 * <p>Time that a thread is neither on a processor nor waiting, it is ready and kept from running by others; wall time less CPU time would take that for
 * waiting. So the agent's thread looks at tasks in progress, and the share of looks at which they wait is their share of waiting.
 */
final class TaskProfileProbe extends SiteProbe implements ObservedTask.Listener {

  /** To ask for the counts of waits costs about a microsecond. */
  private static final int MOST_COUNTED = 1_000;

  private static final int MOST_IN_PROGRESS = 10_000;
  private static final int MOST_LOOKS_AT_ONCE = 200;
  private static final int MOST_THREADS_READ = 1_000;
  private static final int MOST_POOLS = 20;

  private final TaskMeter meter;
  private final Executions runs = new Executions();
  private final AtomicLong finished = new AtomicLong();
  private final AtomicLong wallNanos = new AtomicLong();
  private final AtomicLong cpuNanos = new AtomicLong();
  /** Wall time of the runs whose CPU time is known. */
  private final AtomicLong cpuWallNanos = new AtomicLong();
  private final AtomicLong counted = new AtomicLong();
  private final AtomicLong waits = new AtomicLong();
  private final AtomicLong monitorBlocks = new AtomicLong();
  private final AtomicInteger inProgress = new AtomicInteger();
  private final AtomicInteger peak = new AtomicInteger();
  private final AtomicInteger threads = new AtomicInteger();
  private final AtomicLong firstStart = new AtomicLong();
  private final AtomicLong lastEnd = new AtomicLong();
  private final AtomicLong notFollowed = new AtomicLong();
  private volatile String notFollowedType;

  private final Queue<TaskRun> toLookAt = new ConcurrentLinkedQueue<>();
  private final AtomicInteger toLookAtSize = new AtomicInteger();
  private final Queue<WeakReference<Thread>> newThreads = new ConcurrentLinkedQueue<>();
  private final Map<PoolSize, Integer> pools = new LinkedHashMap<>();
  private long looks;
  private long waitingLooks;
  private long readyLooks;

  TaskProfileProbe(SiteSpec site) {
    this(site, ThreadStats.METER);
  }

  TaskProfileProbe(SiteSpec site, TaskMeter meter) {
    super(site);
    this.meter = meter;
  }

  @Override
  Object task(Visit visit, int position, Object task, Class<?> type) {
    Object observed = mayBeRecognised(ObservedTask.unwrapped(task), visit.subject) ? task : ObservedTask.of(task, type, this);
    if (observed == task) {
      notFollowed.incrementAndGet();
      notFollowedType = task == null ? "null" : ObservedTask.unwrapped(task).getClass().getName();
    }
    return observed;
  }

  /**
   * Whether the receiver may ask for more of a task than to run it: a class with a name may have more, which an executor that is none of the JDK, or the
   * comparator of a queue, then finds by a cast.
   */
  private static boolean mayBeRecognised(Object task, Object receiver) {
    if (task == null || receiver == null || receiver == task || task.getClass().isHidden()) {
      return false;
    }
    boolean isForeign = receiver.getClass().getClassLoader() != null;
    return isForeign || receiver instanceof ThreadPoolExecutor pool && pool.getQueue() instanceof PriorityBlockingQueue<?>;
  }

  @Override
  public void started() {
    try {
      begin(TaskRun.begin(this));
    } catch (Throwable e) {
      Probes.error("task", e);
    }
  }

  private void begin(TaskRun run) {
    ThreadSlot slot = run.on.slot;
    run.kind = slot == null ? ThreadKind.VIRTUAL : slot.kindNow();
    runs.enter(run.kind);
    peak.accumulateAndGet(inProgress.incrementAndGet(), Math::max);
    if (run.on.isNewTo(this) && threads.incrementAndGet() <= MOST_THREADS_READ && slot != null) {
      newThreads.add(new WeakReference<>(run.on.thread));
    }
    if (slot != null && counted.get() < MOST_COUNTED) {
      run.startWaits = meter.waits();
    }
    run.startCpu = slot == null ? -1 : meter.cpuNanos();
    run.startNanos = meter.nanos();
    firstStart.compareAndSet(0, run.startNanos);
    if (toLookAtSize.incrementAndGet() <= MOST_IN_PROGRESS) {
      toLookAt.add(run);
    } else {
      toLookAtSize.decrementAndGet();
    }
  }

  @Override
  public void finished() {
    try {
      TaskRun run = TaskRun.end(this);
      if (run != null) {
        end(run);
      }
    } catch (Throwable e) {
      Probes.error("task", e);
    }
  }

  private void end(TaskRun run) {
    long now = meter.nanos();
    inProgress.decrementAndGet();
    long wall = now - run.startNanos;
    wallNanos.addAndGet(wall);
    if (run.startCpu >= 0) {
      cpuNanos.addAndGet(meter.cpuNanos() - run.startCpu);
      cpuWallNanos.addAndGet(wall);
    }
    TaskMeter.Waits since = run.startWaits == null ? null : meter.waits();
    if (since != null) {
      counted.incrementAndGet();
      waits.addAndGet(since.waited() - run.startWaits.waited());
      monitorBlocks.addAndGet(since.blocked() - run.startWaits.blocked());
    }
    lastEnd.accumulateAndGet(now, Math::max);
    runs.exit(run.kind, wall);
    finished.incrementAndGet();
  }

  @Override
  void look(long now) {
    readPools();
    List<TaskRun> going = new ArrayList<>();
    // Those that have ended cost nothing and must not keep others from being looked at.
    for (int left = toLookAtSize.get(); left > 0 && going.size() < MOST_LOOKS_AT_ONCE; left--) {
      TaskRun run = toLookAt.poll();
      if (run != null && !run.finished) {
        going.add(run);
      } else if (run != null) {
        toLookAtSize.decrementAndGet();
      }
    }
    if (!going.isEmpty()) {
      lookAt(going);
      toLookAt.addAll(going);
    }
  }

  private void lookAt(List<TaskRun> going) {
    List<TaskMeter.Look> seen = meter.look(going.stream().map(run -> run.on.thread).toList());
    for (int i = 0; i < going.size(); i++) {
      // Asked last: as long as the run goes on, what was seen of its thread is its own.
      if (seen.get(i) != TaskMeter.Look.ENDED && !going.get(i).finished) {
        looks++;
        waitingLooks += seen.get(i) == TaskMeter.Look.WAITING ? 1 : 0;
        readyLooks += seen.get(i) == TaskMeter.Look.READY ? 1 : 0;
      }
    }
  }

  private void readPools() {
    WeakReference<Thread> next = newThreads.poll();
    for (int i = 0; i < MOST_LOOKS_AT_ONCE && next != null; i++, next = newThreads.poll()) {
      Thread thread = next.get();
      PoolSize pool = thread == null ? null : PoolSize.of(thread);
      if (pool != null && (pools.size() < MOST_POOLS || pools.containsKey(pool))) {
        pools.merge(pool, 1, Integer::sum);
      }
    }
  }

  @Override
  void finish(long now) {
    readPools();
  }

  @Override
  boolean seen() {
    return looks > 0;
  }

  @Override
  long version() {
    return super.version() + runs.entered() + finished.get() + looks;
  }

  @Override
  void describe(Json json) {
    long now = meter.nanos();
    long wall = wallNanos.get();
    long cpu = cpuNanos.get();
    long cpuWall = cpuWallNanos.get();
    long end = lastEnd.get();
    for (TaskRun run : toLookAt) {
      if (!run.finished) {
        long soFar = now - run.startNanos;
        long cpuNow = run.startCpu < 0 ? -1 : meter.cpuNanosOf(run.on.thread);
        wall += soFar;
        cpu += cpuNow < 0 ? 0 : cpuNow - run.startCpu;
        cpuWall += cpuNow < 0 ? 0 : soFar;
        end = now;
      }
    }
    json.put("runs", runs.entered())
        .put("finished", finished.get())
        .millis("wallMs", wall)
        .millis("cpuMs", cpu)
        .millis("cpuWallMs", cpuWall)
        .put("counted", counted.get())
        .put("waits", waits.get())
        .put("monitorBlocks", monitorBlocks.get())
        .put("looks", looks)
        .put("waitingLooks", waitingLooks)
        .put("readyLooks", readyLooks)
        .put("peak", peak.get())
        .put("distinctThreads", threads.get())
        .millis("spanMs", firstStart.get() == 0 ? 0 : Math.max(0, end - firstStart.get()))
        .put("jdk", Runtime.version().feature())
        .put("cores", Runtime.getRuntime().availableProcessors())
        .put("notFollowed", notFollowed.get())
        .put("notFollowedType", notFollowedType)
        .put("ranOn", runs.rows())
        .put("pools", poolRows());
  }

  private List<Map<String, Object>> poolRows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    pools.forEach((pool, seen) -> {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("pool", pool.pool());
      row.put("threads", pool.threads());
      row.put("threadsSeen", seen);
      rows.add(row);
    });
    return rows;
  }
}

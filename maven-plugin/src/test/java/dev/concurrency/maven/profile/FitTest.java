package dev.concurrency.maven.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.maven.probe.runtime.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which model fits which figures, on a machine with four cores and JDK 21, and what fits badly. */
class FitTest {

  /** Forty runs on a platform thread of no known pool, 100 ms each, half of the time spent waiting; each case changes what it is about. */
  private static final class Tasks {

    private long runs = 40;
    private double wallMs = 4_000;
    private double cpuMs = 2_000;
    private double cpuWallMs = 4_000;
    private long counted = 40;
    private long waits = 40;
    private long looks = 400;
    private long waitingLooks = 200;
    private long readyLooks;
    private double spanMs = 2_000;
    private int jdk = 21;
    private ThreadKind kind = ThreadKind.PLATFORM;
    private final List<TaskFigures.Pool> pools = new ArrayList<>();

    Tasks runs(long count) {
      runs = count;
      return this;
    }

    Tasks looks(long count) {
      waitingLooks = waitingLooks * count / looks;
      looks = count;
      return this;
    }

    Tasks waiting(int percent) {
      waitingLooks = looks * percent / 100;
      waits = waitingLooks == 0 ? 0 : waits;
      return onProcessor((100 - percent) / 100.0);
    }

    /** Of the time in which they do not wait. */
    Tasks ready(int percent) {
      readyLooks = (looks - waitingLooks) * percent / 100;
      return onProcessor((looks - waitingLooks - readyLooks) / (double) looks);
    }

    Tasks onProcessor(double share) {
      cpuMs = share * cpuWallMs;
      return this;
    }

    Tasks taking(double msEach) {
      wallMs = runs * msEach;
      cpuMs = cpuMs / cpuWallMs * wallMs;
      cpuWallMs = wallMs;
      return this;
    }

    Tasks within(double ms) {
      spanMs = ms;
      return this;
    }

    Tasks neverWaiting() {
      waits = 0;
      waitingLooks = 0;
      return this;
    }

    Tasks on(ThreadKind where) {
      kind = where;
      if (where == ThreadKind.VIRTUAL) {
        cpuMs = 0;
        cpuWallMs = 0;
        counted = 0;
        waits = 0;
      }
      return this;
    }

    Tasks in(String pool, int threads) {
      pools.add(new TaskFigures.Pool(pool, threads));
      return this;
    }

    Tasks jdk(int feature) {
      jdk = feature;
      return this;
    }

    TaskFigures figures() {
      List<TaskFigures.RanOn> ranOn = runs == 0 ? List.of() : List.of(new TaskFigures.RanOn(kind, runs, 100, "worker-1"));
      return new TaskFigures(
          runs, 0, "", runs, runs, wallMs, cpuMs, cpuWallMs, counted, waits, 0, looks, waitingLooks, readyLooks, 8, 8, spanMs, 4, jdk, ranOn, pools);
    }
  }

  private static Tasks tasks() {
    return new Tasks();
  }

  static Stream<Arguments> figures() {
    String pool = "ThreadPoolExecutor";
    return Stream.of(
        // What is not known.
        row("no run", tasks().runs(0), Model.UNKNOWN, "never reached", ""),
        row("nine runs", tasks().runs(9).waiting(100), Model.UNKNOWN, "too few runs to say", ""),
        row("49 looks", tasks().looks(49).waiting(100), Model.UNKNOWN, "too little time to say", ""),
        row("short tasks of which nobody knows whether they wait", tasks().on(ThreadKind.VIRTUAL).neverWaiting().taking(0.1).looks(10), Model.UNKNOWN, "too little time to say", ""),
        // Waiting.
        row("all waiting", tasks().waiting(100).onProcessor(0), Model.VIRTUAL_THREADS, "virtual threads", ""),
        row("ten runs and 50 looks are enough", tasks().runs(10).looks(50).waiting(80).onProcessor(0.1), Model.VIRTUAL_THREADS, "virtual threads", ""),
        row("waiting before JDK 21", tasks().waiting(95).onProcessor(0).jdk(17), Model.VIRTUAL_THREADS, "virtual threads (JDK 21), until then a pool with a thread for each that waits", ""),
        row("waiting on virtual threads", tasks().on(ThreadKind.VIRTUAL).waiting(95), Model.VIRTUAL_THREADS, "virtual threads", ""),
        row("waiting on an elastic scheduler", tasks().on(ThreadKind.REACTOR_ELASTIC).waiting(95).onProcessor(0), Model.VIRTUAL_THREADS, "virtual threads", ""),
        row("waiting on a cached pool", tasks().in(pool, Integer.MAX_VALUE).waiting(95).onProcessor(0), Model.VIRTUAL_THREADS, "virtual threads", ""),
        row("waiting on a pool larger than the cores", tasks().in(pool, 5).waiting(95).onProcessor(0), Model.VIRTUAL_THREADS, "virtual threads", ""),
        row("waiting on a single thread, which keeps an order", tasks().in(pool, 1).waiting(95).onProcessor(0), Model.VIRTUAL_THREADS, "virtual threads", ""),
        row("waiting on a pool the size of the cores", tasks().in(pool, 4).waiting(95).onProcessor(0), Model.VIRTUAL_THREADS, "virtual threads",
            "waiting on a pool the size of the cores (ThreadPoolExecutor of 4 threads, 4 cores)"),
        row("waiting in the common pool", tasks().on(ThreadKind.COMMON_POOL).in("ForkJoinPool", 3).waiting(95).onProcessor(0), Model.VIRTUAL_THREADS, "virtual threads",
            "waiting on the common pool, which has a thread for each core"),
        row("waiting on an event loop", tasks().on(ThreadKind.NETTY_EVENT_LOOP).waiting(95).onProcessor(0), Model.VIRTUAL_THREADS, "virtual threads",
            "waiting on an event loop (Netty event loop)"),
        // Computing.
        row("all computing", tasks().waiting(0).onProcessor(1), Model.SIZED_POOL, "a pool of 4 threads, the size of the cores", ""),
        row("kept from computing by others: neither on a processor nor waiting", tasks().waiting(0).onProcessor(0.05), Model.SIZED_POOL, "a pool of 4 threads, the size of the cores", ""),
        row("computing with a little waiting", tasks().waiting(20).onProcessor(0.8), Model.SIZED_POOL, "a pool of 4 threads, the size of the cores", ""),
        row("on a processor in spite of the looks", tasks().waiting(100).onProcessor(0.9), Model.SIZED_POOL, "a pool of 4 threads, the size of the cores", ""),
        row("computing on a pool the size of the cores", tasks().in(pool, 4).waiting(0), Model.SIZED_POOL, "a pool of 4 threads, the size of the cores", ""),
        row("computing in the common pool", tasks().on(ThreadKind.COMMON_POOL).waiting(0), Model.SIZED_POOL, "a pool of 4 threads, the size of the cores", ""),
        row("computing on virtual threads", tasks().on(ThreadKind.VIRTUAL).waiting(0), Model.SIZED_POOL, "a pool of 4 threads, the size of the cores", "computing on virtual threads"),
        row("computing on an elastic scheduler", tasks().on(ThreadKind.REACTOR_ELASTIC).waiting(0), Model.SIZED_POOL, "a pool of 4 threads, the size of the cores",
            "computing on an elastic pool (Reactor bounded elastic scheduler)"),
        row("computing on a cached pool", tasks().in(pool, Integer.MAX_VALUE).waiting(0), Model.SIZED_POOL, "a pool of 4 threads, the size of the cores",
            "computing on an elastic pool (ThreadPoolExecutor without a limit)"),
        row("computing on an event loop", tasks().on(ThreadKind.VERTX_EVENT_LOOP).waiting(0), Model.SIZED_POOL, "a pool of 4 threads, the size of the cores",
            "computing on an event loop (Vert.x event loop)"),
        row("long computations on half of the machine", tasks().waiting(0).onProcessor(1).taking(1_000).within(20_000), Model.SEPARATE_PROCESS, "a separate process", ""),
        row("long computations on less than half of it", tasks().waiting(0).onProcessor(1).taking(1_000).within(20_100), Model.SIZED_POOL, "a pool of 4 threads, the size of the cores", ""),
        row("many computations that are not long", tasks().waiting(0).onProcessor(1).taking(999).within(10_000), Model.SIZED_POOL, "a pool of 4 threads, the size of the cores", ""),
        // Some of both.
        row("half and half", tasks().waiting(50), Model.SIZED_POOL, "a pool of 8 threads: 4 cores × (1 + waiting ÷ computing)", ""),
        row("three quarters waiting", tasks().waiting(75), Model.SIZED_POOL, "a pool of 16 threads: 4 cores × (1 + waiting ÷ computing)", ""),
        row("half and half on virtual threads", tasks().on(ThreadKind.VIRTUAL).waiting(50), Model.SIZED_POOL, "a pool of 8 threads: 4 cores × (1 + waiting ÷ computing)", ""),
        row("half waiting, half ready and hardly ever on a processor", tasks().waiting(50).onProcessor(0.05), Model.VIRTUAL_THREADS, "virtual threads", ""),
        row("virtual threads that wait, or are ready and not carried", tasks().on(ThreadKind.VIRTUAL).waiting(75).ready(96), Model.VIRTUAL_THREADS, "virtual threads", ""),
        row("virtual threads that run, or are ready and not carried", tasks().on(ThreadKind.VIRTUAL).waiting(0).ready(90), Model.SIZED_POOL, "a pool of 4 threads, the size of the cores", "computing on virtual threads"),
        // Over soon.
        row("short", tasks().neverWaiting().onProcessor(0.5).taking(0.1), Model.EVENT_LOOP, "an event loop", ""),
        row("short, and too short to be looked at", tasks().neverWaiting().onProcessor(0.9).looks(1).taking(0.1), Model.EVENT_LOOP, "an event loop", ""),
        row("short, and neither on a processor nor seen waiting", tasks().neverWaiting().onProcessor(0.4).looks(1).taking(0.1), Model.UNKNOWN, "too little time to say", ""),
        row("short, but more than half of a loop's time", tasks().neverWaiting().onProcessor(1).runs(20_000).taking(0.1).within(3_900), Model.SIZED_POOL, "a pool of 4 threads, the size of the cores", ""),
        row("short, but it waits", tasks().waiting(100).onProcessor(0).taking(0.9), Model.VIRTUAL_THREADS, "virtual threads", ""),
        row("not short", tasks().neverWaiting().onProcessor(0.9).taking(1.1), Model.SIZED_POOL, "a pool of 4 threads, the size of the cores", ""));
  }

  private static Arguments row(String name, Tasks tasks, Model model, String words, String badFit) {
    return Arguments.of(name, tasks.figures(), model, words, badFit);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("figures")
  void theModelFollowsFromTheFigures(String name, TaskFigures figures, Model model, String words, String badFit) {
    Fit fit = Fit.of(figures);

    assertThat(fit.model()).isEqualTo(model);
    assertThat(fit.words()).isEqualTo(words);
    assertThat(fit.badFit()).isEqualTo(badFit);
  }
}

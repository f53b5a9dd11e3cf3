package dev.concurrency.samples.models;

import com.sun.management.OperatingSystemMXBean;
import dev.concurrency.samples.models.kit.Burst;
import dev.concurrency.samples.models.kit.Experiment;
import dev.concurrency.samples.models.kit.Memory;
import dev.concurrency.samples.models.kit.VirtualThreads;
import dev.concurrency.samples.models.kit.WorkerProcesses;
import io.netty.channel.nio.NioEventLoopGroup;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;

/** Very many tasks that all wait for the same thing, as those of idle clients do, and go on when it comes. */
public final class Waiting {
  private static final int TASKS = 10_000 * Experiment.scale();
  private static final int ROUNDS = 3;
  private static final int PROCESSES = 2;
  private static final int PROCESS_ROUNDS = 2;
  private static final long MB = 1_000_000;
  private static final String WORKLOAD = String.format(Locale.ROOT, "%,d tasks wait at once", TASKS);

  /** Starts the tasks of the burst, and returns when all of them wait for the gate. */
  @FunctionalInterface
  private interface Tasks {
    void start(Burst burst, CompletableFuture<Void> gate) throws InterruptedException;
  }

  private Waiting() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "platform-threads" -> onPlatformThreads();
      case "virtual-threads" -> onVirtualThreads();
      case "event-loop" -> onEventLoop();
      case "common-pool" -> onCommonPool();
      case "processes" -> inProcesses();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void measure(Experiment experiment, int rounds, Tasks tasks) throws Exception {
    if (rounds > 1) {
      round(new Experiment(WORKLOAD, "warm-up"), tasks);
    }
    for (int i = 0; i < rounds; i++) {
      round(experiment, tasks);
    }
    experiment.leave();
  }

  private static void round(Experiment experiment, Tasks tasks) throws Exception {
    Burst burst = new Burst(TASKS);
    CompletableFuture<Void> gate = new CompletableFuture<>();
    long before = Memory.used();
    long start = System.nanoTime();
    tasks.start(burst, gate);
    long starting = System.nanoTime() - start;
    double bytesPerTask = (double) (Memory.used() - before) / TASKS;
    burst.restart();
    long opening = System.nanoTime();
    gate.complete(null);
    burst.await();
    experiment.round(TASKS, starting + System.nanoTime() - opening, burst.nanos(), bytesPerTask);
  }

  private static void onPlatformThreads() throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, "platform threads, one each");
    measure(
        experiment,
        1, // takes as long as all others together
        (burst, gate) -> {
          CountDownLatch waiting = new CountDownLatch(TASKS);
          for (int i = 0; i < TASKS; i++) {
            new Thread(() -> pass(gate, waiting, burst)).start();
          }
          waiting.await();
        });
  }

  private static void onVirtualThreads() throws Exception {
    if (VirtualThreads.missing() != null) {
      Experiment.absent(WORKLOAD, "virtual threads", VirtualThreads.missing());
      return;
    }
    Experiment experiment = new Experiment(WORKLOAD, "virtual threads, one each");
    ExecutorService threads = VirtualThreads.newExecutor();
    measure(
        experiment,
        ROUNDS,
        (burst, gate) -> {
          CountDownLatch waiting = new CountDownLatch(TASKS);
          for (int i = 0; i < TASKS; i++) {
            threads.execute(() -> pass(gate, waiting, burst));
          }
          waiting.await();
        });
  }

  private static void pass(CompletableFuture<Void> gate, CountDownLatch waiting, Burst burst) {
    waiting.countDown();
    gate.join();
    burst.finished();
  }

  private static void onEventLoop() throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, "callbacks, event loop (Netty)");
    NioEventLoopGroup loop = new NioEventLoopGroup(1);
    withoutThreads(experiment, loop.next());
    loop.shutdownGracefully().syncUninterruptibly();
  }

  private static void onCommonPool() throws Exception {
    // Given the pool itself, a future before JDK 25 starts a thread for each task on a machine with one or two processors.
    withoutThreads(new Experiment(WORKLOAD, "callbacks, common pool"), task -> ForkJoinPool.commonPool().execute(task));
  }

  /** A task that waits is a function here, to be run when the gate opens. */
  private static void withoutThreads(Experiment experiment, Executor executor) throws Exception {
    measure(
        experiment,
        ROUNDS,
        (burst, gate) -> {
          for (int i = 0; i < TASKS; i++) {
            gate.whenCompleteAsync((opened, failure) -> burst.finished(failure), executor);
          }
        });
  }

  private static void inProcesses() throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, "processes, one each");
    experiment.note(PROCESSES + " were started");
    for (int i = 0; i < PROCESS_ROUNDS; i++) {
      long start = System.nanoTime();
      try (WorkerProcesses processes = new WorkerProcesses(PROCESSES)) {
        long starting = System.nanoTime() - start;
        double bytes = (double) processes.memory() / PROCESSES;
        judge(experiment, bytes);
        Burst burst = new Burst(PROCESSES);
        long opening = System.nanoTime();
        for (int task = 0; task < PROCESSES; task++) {
          processes.run("go on");
          burst.finished();
        }
        experiment.round(PROCESSES, starting + System.nanoTime() - opening, burst.nanos(), bytes);
      }
    }
    experiment.leave();
  }

  private static void judge(Experiment experiment, double bytes) {
    long machine = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    if (bytes * TASKS > machine) {
      experiment.unfit(String.format(Locale.ROOT, "all would take %,.0f MB, the machine has %,d", bytes * TASKS / MB, machine / MB));
    }
  }
}

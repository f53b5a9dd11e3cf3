package dev.concurrency.samples.models;

import dev.concurrency.samples.models.kit.Burst;
import dev.concurrency.samples.models.kit.Experiment;
import dev.concurrency.samples.models.kit.Points;
import dev.concurrency.samples.models.kit.VirtualThreads;
import dev.concurrency.samples.models.kit.WorkerProcesses;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;

/** Tasks that compute and never wait. */
public final class CpuBound {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int TASKS = CORES;
  private static final String WORKLOAD = "a computation for each of " + CORES + " cores";

  /** An event loop that is busy for longer is stuck, for those whom it serves. */
  private static final long LONGEST_TURN_MILLIS = 50;

  private CpuBound() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "platform-threads" -> onExecutor("pool of " + CORES + " platform threads", Executors.newFixedThreadPool(CORES));
      case "virtual-threads" -> onVirtualThreads();
      case "event-loop" -> onEventLoop();
      case "common-pool" -> onExecutor("common pool", ForkJoinPool.commonPool());
      case "processes" -> inProcesses();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void compute(Burst burst) {
    double result = Points.points().meanDistance();
    burst.finished(result > 0 ? null : new ArithmeticException("the mean is " + result));
  }

  private static void onVirtualThreads() throws Exception {
    if (VirtualThreads.missing() != null) {
      Experiment.absent(WORKLOAD, "virtual threads", VirtualThreads.missing());
    } else {
      onExecutor("virtual threads", VirtualThreads.newExecutor());
    }
  }

  private static void onExecutor(String model, ExecutorService executor) throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, model);
    experiment.measure(
        TASKS,
        burst -> {
          for (int i = 0; i < TASKS; i++) {
            executor.execute(() -> compute(burst));
          }
        });
    executor.shutdown();
    experiment.leave();
  }

  private static void onEventLoop() throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, "event loops (Netty)");
    NioEventLoopGroup loops = new NioEventLoopGroup(CORES);
    AtomicLong longestTurn = new AtomicLong();
    experiment.measure(
        TASKS,
        burst -> {
          for (int i = 0; i < TASKS; i++) {
            EventLoop loop = loops.next();
            loop.execute(
                () -> {
                  long start = System.nanoTime();
                  compute(burst);
                  longestTurn.accumulateAndGet((System.nanoTime() - start) / 1_000_000, Math::max);
                });
          }
        });
    loops.shutdownGracefully().syncUninterruptibly();
    if (longestTurn.get() > LONGEST_TURN_MILLIS) {
      experiment.unfit("a loop did nothing else for " + longestTurn + " ms");
    }
    experiment.leave();
  }

  private static void inProcesses() throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, CORES + " processes, a task each");
    ExecutorService callers = Executors.newFixedThreadPool(CORES);
    try (WorkerProcesses processes = new WorkerProcesses(CORES)) {
      experiment.measure(
          TASKS,
          burst -> {
            for (int i = 0; i < TASKS; i++) {
              callers.execute(
                  () -> {
                    processes.run("compute");
                    burst.finished();
                  });
            }
          });
    }
    callers.shutdown();
    experiment.leave();
  }
}

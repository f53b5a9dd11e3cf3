package dev.concurrency.samples.models;

import dev.concurrency.samples.models.kit.Burst;
import dev.concurrency.samples.models.kit.Experiment;
import dev.concurrency.samples.models.kit.SlowService;
import dev.concurrency.samples.models.kit.VirtualThreads;
import dev.concurrency.samples.models.kit.WorkerProcesses;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

/** Tasks that do little else than wait for the answer of a service. */
public final class IoBound {
  private static final int REQUESTS = 32;
  private static final int POOL = 8;
  private static final int PROCESSES = 4;
  private static final Duration ANSWER_TIME = Duration.ofMillis(20);
  private static final String WORKLOAD = REQUESTS + " requests at once, answered after " + ANSWER_TIME.toMillis() + " ms";

  private final URI service;

  private IoBound(URI service) {
    this.service = service;
  }

  public static void main(String[] args) throws Exception {
    try (SlowService service = SlowService.start(ANSWER_TIME)) {
      IoBound tasks = new IoBound(service.uri());
      switch (args[0]) {
        case "platform-threads" -> tasks.onExecutor("pool of " + POOL + " platform threads", Executors.newFixedThreadPool(POOL));
        case "virtual-threads" -> tasks.onVirtualThreads();
        case "event-loop" -> onEventLoop(service.port());
        case "common-pool" -> tasks.onCommonPool();
        case "processes" -> tasks.inProcesses();
        default -> throw new IllegalArgumentException(args[0]);
      }
    }
  }

  private void ask(Burst burst) {
    SlowService.ask(service);
    burst.finished();
  }

  private void onVirtualThreads() throws Exception {
    if (VirtualThreads.missing() != null) {
      Experiment.absent(WORKLOAD, "virtual threads", VirtualThreads.missing());
    } else {
      onExecutor("virtual threads", VirtualThreads.newExecutor());
    }
  }

  private void onExecutor(String model, ExecutorService executor) throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, model);
    experiment.measure(
        REQUESTS,
        burst -> {
          for (int i = 0; i < REQUESTS; i++) {
            executor.execute(() -> ask(burst));
          }
        });
    executor.shutdown();
    experiment.leave();
  }

  private static void onEventLoop(int port) throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, "event loop (Vert.x)");
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    WebClient client = WebClient.create(vertx, new WebClientOptions().setMaxPoolSize(REQUESTS));
    experiment.measure(
        REQUESTS,
        burst -> {
          for (int i = 0; i < REQUESTS; i++) {
            client.get(port, "127.0.0.1", "/").send().onComplete(answer -> burst.finished(answer.cause()));
          }
        });
    experiment.leave();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** What it must not be used for: it has a thread less than the machine has cores, and they are everybody's. */
  private void onCommonPool() throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, "common pool");
    experiment.measure(
        REQUESTS,
        burst -> {
          for (int i = 0; i < REQUESTS; i++) {
            ForkJoinPool.commonPool().execute(() -> ask(burst));
          }
        });
    experiment.leave();
  }

  private void inProcesses() throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, PROCESSES + " processes, a task each");
    ExecutorService callers = Executors.newFixedThreadPool(PROCESSES);
    try (WorkerProcesses processes = new WorkerProcesses(PROCESSES)) {
      experiment.measure(
          REQUESTS,
          burst -> {
            for (int i = 0; i < REQUESTS; i++) {
              callers.execute(
                  () -> {
                    processes.run(service.toString());
                    burst.finished();
                  });
            }
          });
    }
    callers.shutdown();
    experiment.leave();
  }
}

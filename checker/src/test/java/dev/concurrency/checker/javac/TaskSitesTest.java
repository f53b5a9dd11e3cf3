package dev.concurrency.checker.javac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.TaskSite;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a program hands tasks to other threads. */
class TaskSitesTest {

  /** A comment says what is expected of the call on its line: the callee, position and type of the task, and the thread if it is known. */
  private static final String HANDED_OVER =
      """
      import java.util.concurrent.*;

      class Work {
        static final ExecutorService POOL = Executors.newFixedThreadPool(4);
        final Executor given;

        Work(Executor given) {
          this.given = given;
        }

        void all(Runnable task, ScheduledExecutorService timer, reactor.core.scheduler.Scheduler scheduler, io.netty.channel.EventLoop loop,
            io.vertx.core.Vertx vertx) {
          POOL.submit(task); // ExecutorService.submit 0 java.lang.Runnable, bounded pool
          POOL.submit(() -> "x"); // ExecutorService.submit 0 java.util.concurrent.Callable, bounded pool
          given.execute(this::run); // Executor.execute 0 java.lang.Runnable
          timer.scheduleAtFixedRate(task, 1, 1, TimeUnit.DAYS); // ScheduledExecutorService.scheduleAtFixedRate 0 java.lang.Runnable
          new Thread(task).start(); // new Thread 0 java.lang.Runnable, a thread of its own
          ((ForkJoinPool) POOL).submit(ForkJoinTask.adapt(task)); // nothing: no function
          new Thread(null, task, "named"); // new Thread 1 java.lang.Runnable, a thread of its own
          CompletableFuture.supplyAsync(() -> "x") // CompletableFuture.supplyAsync 0 java.util.function.Supplier, common pool
              .thenApplyAsync(String::trim, POOL); // CompletableFuture.thenApplyAsync 0 java.util.function.Function, bounded pool
          loop.execute(task); // Executor.execute 0 java.lang.Runnable, Netty event loop
          scheduler.schedule(task); // Scheduler.schedule 0 java.lang.Runnable
          reactor.core.scheduler.Schedulers.boundedElastic().schedule(task); // Scheduler.schedule 0 java.lang.Runnable, Reactor bounded elastic scheduler
          vertx.runOnContext(unused -> {}); // Vertx.runOnContext 0 io.vertx.core.Handler, Vert.x event loop
          given.execute(new FutureTask<>(() -> "x")); // Executor.execute 0 java.lang.Runnable
          Runnable later = () -> POOL.execute(task); // Executor.execute 0 java.lang.Runnable, bounded pool
        }

        void run() {
          CompletableFuture.completedFuture("x").thenApply(String::trim); // nothing: on the thread that completes the stage
          reactor.core.publisher.Mono.fromCallable(() -> "x").map(String::trim); // nothing: on the thread that subscribes
          java.util.List.of(1).forEach(x -> {}); // nothing: on the spot
        }
      }

      class Own extends Thread {
        Own(Runnable task) {
          super(task); // nothing: it is handed over where the object is made
        }
      }
      """;

  @TempDir Path base;

  @Test
  void eachPlaceWhereATaskIsHandedOverIsListedOnce() throws IOException {
    FindingsFile found = analyze(true);

    assertThat(found.internalErrors()).isEmpty();
    assertThat(found.lost()).isEmpty();
    assertThat(found.taskSites()).map(TaskSitesTest::described).containsExactlyElementsOf(expected());
    assertThat(found.taskSites()).map(TaskSite::id).doesNotHaveDuplicates();
    assertThat(found.taskSites()).allSatisfy(site -> {
      assertThat(site.site().probe()).isEqualTo(Probe.TASK_PROFILE);
      assertThat(site.site().topLevelClass()).isEqualTo("Work");
      assertThat(site.file()).isEqualTo("Work.java");
    });
  }

  @Test
  void nobodyWhoDoesNotAskIsTold() throws IOException {
    assertThat(analyze(false).taskSites()).isEmpty();
  }

  @Test
  void theyTravelInTheFindingsFile() throws IOException {
    FindingsFile found = analyze(true);
    Path file = base.resolve("findings.json");
    found.write(file);

    assertThat(FindingsFile.read(file)).isEqualTo(found);
  }

  @Test
  void aFileWithoutThemIsReadAsOneOfNobodyWhoAsked() throws IOException {
    Path file = base.resolve("findings.json");
    analyze(false).write(file);
    Files.writeString(file, Files.readString(file).replaceAll(",\\s*\"taskSites\": \\[\\]", ""));

    assertThat(Files.readString(file)).doesNotContain("taskSites");
    assertThat(FindingsFile.read(file).taskSites()).isEmpty();
  }

  private static List<String> expected() {
    List<String> lines = HANDED_OVER.lines().toList();
    return java.util.stream.IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).contains(" // ") && !lines.get(i).contains("// nothing"))
        .mapToObj(i -> (i + 1) + ": " + lines.get(i).substring(lines.get(i).indexOf(" // ") + 4))
        .toList();
  }

  private static String described(TaskSite site) {
    return site.line() + ": " + site.call() + " " + site.argument() + " " + site.task() + (site.expected().isEmpty() ? "" : ", " + site.expected());
  }

  private FindingsFile analyze(boolean taskSites) throws IOException {
    Files.writeString(base.resolve("Work.java"), HANDED_OVER);
    List<String> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(entry -> entry.endsWith(".jar")).toList();
    return AnalyzeModule.analyze(
        new AnalysisRequest("test", base.toString(), List.of(base.toString()), List.of(), classPath, List.of(), "", List.of(), "UTF-8", List.of(), Map.of(), "")
            .withTaskSites(taskSites));
  }
}

package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.maven.observed.Observation;
import dev.concurrency.maven.observed.ObservedOnly;
import dev.concurrency.maven.probe.runtime.Agent;
import dev.concurrency.maven.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen on event loops at places that no finding names; beside it the same on threads where it does no harm. */
class ObservedWorkloadTest {

  private static final Sources WORKLOAD =
      new Sources(
          "demo.Loops",
          """
          package demo;

          import java.lang.management.ManagementFactory;
          import java.util.concurrent.*;
          import java.util.concurrent.atomic.AtomicReference;
          import java.util.concurrent.locks.LockSupport;

          public class Loops {

            interface Waits {
              void on(CountDownLatch latch) throws Exception;
            }

            public static void main(String[] args) throws Exception {
              var factory = new io.netty.util.concurrent.DefaultThreadFactory("netty", true);
              var netty = new io.netty.channel.DefaultEventLoopGroup(1, factory);
              var nio = new io.netty.channel.nio.NioEventLoopGroup(1, factory);
              var workers = new io.netty.util.concurrent.DefaultEventExecutorGroup(1, factory);
              var pool = Executors.newFixedThreadPool(1, factory);
              var vertx = io.vertx.core.Vertx.vertx();
              letWait(netty, latch -> {
                latch.await(); // on Netty's loop
              });
              letWait(nio, latch -> flagged(latch));
              letWait(nio, latch -> guarded(latch));
              letWait(command -> vertx.getOrCreateContext().runOnContext(nothing -> command.run()), latch -> {
                latch.await(); // on a loop of Vert.x
              });
              letWait(reactor.core.scheduler.Schedulers.parallel()::schedule, latch -> deep(200, latch));
              letWait(workers, latch -> {
                latch.await(); // on a worker of Netty
              });
              letWait(command -> vertx.executeBlocking(() -> { command.run(); return null; }), latch -> {
                latch.await(); // on a worker of Vert.x
              });
              letWait(reactor.core.scheduler.Schedulers.boundedElastic()::schedule, latch -> {
                latch.await(); // on an elastic thread
              });
              letWait(pool, latch -> {
                latch.await(); // on a pool
              });
              netty.submit(Loops::compute).get();
              netty.submit(Loops::crunch).get();
              letWait(netty, latch -> nothing(latch));
              if (System.getProperty("end", "").equals("hang")) {
                new CountDownLatch(1).await();
              }
              vertx.close().toCompletionStage().toCompletableFuture().get();
              hooks();
            }

            /** Has a task wait until this thread has seen it waiting, and for longer than is too short to be recorded. */
            static void letWait(Executor executor, Waits waits) throws Exception {
              var latch = new CountDownLatch(1);
              var runner = new AtomicReference<Thread>();
              var done = new CompletableFuture<Void>();
              executor.execute(() -> {
                runner.set(Thread.currentThread());
                try {
                  waits.on(latch);
                  done.complete(null);
                } catch (Exception e) {
                  done.completeExceptionally(e);
                }
              });
              while (runner.get() == null || runner.get().getState() != Thread.State.WAITING) {
                LockSupport.parkNanos(1_000_000);
              }
              for (long seen = System.nanoTime(); System.nanoTime() - seen < 30_000_000; ) {
                LockSupport.parkNanos(1_000_000);
              }
              latch.countDown();
              done.get();
            }

            static void flagged(CountDownLatch latch) throws Exception {
              latch.await(); // a finding names it
            }

            static void guarded(CountDownLatch latch) throws Exception {
              waitFor(latch); // a finding names the call
            }

            static void waitFor(CountDownLatch latch) throws Exception {
              latch.await(); // and not what it leads to
            }

            /** So far down that a recording does not tell whose thread it is. */
            static void deep(int more, CountDownLatch latch) throws Exception {
              if (more > 0) {
                deep(more - 1, latch);
              } else {
                latch.await(); // deep down
              }
            }

            static double compute() {
              double sum = 0;
              for (long until = cpu() + 1_500_000_000L; cpu() < until; ) {
                sum = add(sum);
              }
              return sum;
            }

            static double crunch() {
              double sum = 0;
              for (long until = cpu() + 1_500_000_000L; cpu() < until; ) { // a finding names the loop
                for (int i = 1; i < 1_000_000; i++) {
                  sum += 1.0 / i;
                }
              } // end of the loop
              return sum;
            }

            /** A finding of another kind has its body moved. */
            static Object nothing(CountDownLatch latch) throws Exception {
              latch.await(); // in a body that was moved
              return null; // null
            }

            static double add(double sum) {
              for (int i = 1; i < 1_000_000; i++) {
                sum += 1.0 / i;
              }
              return sum;
            }

            static long cpu() {
              return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            }

            /** The recorder's own hook must not be taken for one of the workload, which may be what makes tasks fail at the end. */
            static void hooks() throws Exception {
              var method = Class.forName("dev.concurrency.maven.probe.runtime.ShutdownHooks", true, null).getDeclaredMethod("areOfAgentAlone");
              method.setAccessible(true);
              var hooks = method.invoke(null);
              Runtime.getRuntime().addShutdownHook(new Thread(() -> {}));
              System.out.println("hooks of agent alone: " + hooks + ", then " + method.invoke(null));
            }
          }
          """);

  private static final Finding FLAGGED = call("flagged", "// a finding names it", "java.util.concurrent.CountDownLatch", "await", "()V");
  private static final Finding GUARDED = call("guarded", "// a finding names the call", "demo.Loops", "waitFor", "(Ljava/util/concurrent/CountDownLatch;)V");

  private static final Finding COMPUTES = WORKLOAD.finding("computes", "CpuLoopOnEventLoop", WORKLOAD.loop("// a finding names the loop", "// end of the loop"));
  private static final Finding RETURNS_NULL =
      WORKLOAD.finding("returnsNull", "NullAsync", WORKLOAD.site(Probe.NULL_RESULT, "return null; // null", "", "", "", 0));
  private static final Finding[] FINDINGS = {FLAGGED, GUARDED, COMPUTES, RETURNS_NULL};

  private static Finding call(String id, String line, String owner, String name, String descriptor) {
    return WORKLOAD.finding(id, "BlockingOnEventLoop", Probe.BLOCKING_CALL, line, owner, name, descriptor);
  }

  @TempDir Path directory;

  private Path evidence() {
    return directory.resolve("a path with spaces/evidence");
  }

  private Observation observation() throws IOException {
    Path classes = directory.resolve("classes");
    List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).map(Path::of).toList();
    return Observation.read(
        evidence(), new Observation.Module(directory, List.of(classes.resolve("src")), classes, classPath, List.of()), List.of(FINDINGS));
  }

  private static String place(String with) {
    return "demo.Loops:" + WORKLOAD.line(with);
  }

  private static List<String> waits(Observation observation) {
    return observation.places().stream()
        .filter(place -> place.what().startsWith("waited"))
        .map(place -> place.file() + ":" + place.line() + " " + place.threadKind())
        .toList();
  }

  @Test
  void onlyLoopsAndOnlyWhatNoFindingNames() throws Exception {
    ForkedJvm.Result result = new ForkedJvm(directory, WORKLOAD).observing().run(FINDINGS);
    assertThat(result.exitCode()).as(result.toString()).isZero();

    Observation observation = observation();

    assertThat(waits(observation))
        .as(result.toString())
        .containsExactly(
            place("// on Netty's loop") + " Netty event loop",
            place("// on a loop of Vert.x") + " Vert.x event loop",
            place("// deep down") + " Reactor non-blocking scheduler",
            place("// in a body that was moved") + " Netty event loop");
    ObservedOnly first = observation.places().get(0);
    assertThat(first.what()).isEqualTo("waited in CountDownLatch.await");
    assertThat(first.times()).isEqualTo(1);
    assertThat(first.workload()).isEqualTo("test");
    assertThat(first.silentBecause()).startsWith("the catalogue knows that CountDownLatch.await waits, but it is not known from the source that this code runs");
    assertThat(observation.places().stream().filter(place -> place.what().equals("computed")))
        .as(result.toString())
        .anyMatch(place -> Set.of("demo.Loops.add", "demo.Loops.cpu", "demo.Loops.compute").contains(place.method()));
    assertThat(observation.places()).as("what is computed in a loop that a finding names").noneMatch(place -> place.method().equals("demo.Loops.crunch"));
    assertThat(observation.places()).filteredOn(place -> place.line() == WORKLOAD.line("// in a body that was moved")).allMatch(place -> place.method().equals("demo.Loops.nothing"));
    assertThat(observation.troubles()).isEmpty();
    assertThat(result.verdicts()).as(result.toString()).containsAllEntriesOf(Map.of("flagged", Verdict.CONFIRMED, "guarded", Verdict.CONFIRMED, "returnsNull", Verdict.CONFIRMED));
    assertThat(result.output()).contains("hooks of agent alone: true, then false");
    try (Stream<Path> files = Files.list(evidence())) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".jfr"));
    }
  }

  @Test
  void theRecordingOfAJvmThatIsEndedAtItsDeadlineIsKept() throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, WORKLOAD).observing().option("-Dend=hang").deadline(Duration.ofSeconds(20)).run(FINDINGS);

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(Agent.DEADLINE_EXIT_CODE);
    assertThat(waits(observation())).as(result.toString()).contains(place("// on Netty's loop") + " Netty event loop");
  }

  @Test
  void aJvmWithoutTheRecorderIsSaid() throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, WORKLOAD).observing().option("--limit-modules=java.se,jdk.unsupported").run(FINDINGS);

    Observation observation = observation();

    assertThat(observation.places()).isEmpty();
    assertThat(observation.troubles()).singleElement().asString().startsWith("workload test was not recorded: ").contains("jdk/jfr/Recording");
    assertThat(result.verdicts()).as(result.toString()).containsAllEntriesOf(Map.of("flagged", Verdict.CONFIRMED, "guarded", Verdict.CONFIRMED));
  }

  @Test
  void aKilledJvmLeavesNoRecordingAndThatIsSaid() throws Exception {
    new ForkedJvm(directory, WORKLOAD)
        .observing()
        .option("-Dend=hang")
        .run(
            (process, evidence) -> {
              WorkloadEvidence.await(evidence, "blocked.*flagged#0");
              process.destroyForcibly();
            },
            FINDINGS);

    assertThat(observation().troubles()).singleElement().asString().startsWith("workload test left no recording that can be read");
  }
}

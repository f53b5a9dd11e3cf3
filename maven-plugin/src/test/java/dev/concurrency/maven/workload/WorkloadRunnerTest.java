package dev.concurrency.maven.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concurrency.maven.jvm.Jdk;
import dev.concurrency.maven.probe.runtime.Provocation;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadRunnerTest {

  static class Prints {
    public static void main(String[] args) {
      System.out.println(System.getProperty("all") + " " + System.getProperty("own") + " " + Arrays.toString(args));
    }
  }

  static class Fails {
    public static void main(String[] args) {
      System.exit(3);
    }
  }

  static class Measures {
    public static void main(String[] args) throws IOException {
      String file = System.getProperty("concurrency.figures");
      if (file == null) {
        System.out.println("nobody wants figures");
      } else if (args.length > 0 && !args[0].equals("nothing")) {
        Files.writeString(Path.of(file), args[args.length - 1], StandardOpenOption.CREATE_NEW);
      }
    }
  }

  static class Hangs {
    public static void main(String[] args) throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }

  @TempDir Path work;

  private final ConcurrentLinkedQueue<String> progress = new ConcurrentLinkedQueue<>();

  private WorkloadRunner runner(Duration timeout, int threads) {
    return new WorkloadRunner(
        Jdk.running(),
        List.of(System.getProperty("java.class.path").split(File.pathSeparator)),
        List.of("-Dall=yes"),
        work,
        work,
        timeout,
        threads,
        false,
        progress::add);
  }

  private static Workload workload(Class<?> mainClass, String... args) {
    return new Workload(mainClass.getName(), List.of(args), List.of("-Down=too"));
  }

  private static Workload measuring(Class<?> mainClass, String variant) {
    return new Workload(mainClass.getName(), List.of(), List.of(), List.of(), List.of(variant), true).runs().get(0);
  }

  @Test
  void aFailingWorkloadDoesNotStopTheOthers() throws Exception {
    List<WorkloadRun> runs =
        runner(Duration.ofMinutes(5), 1).run(List.of(workload(Fails.class), workload(Prints.class, "a", "b c"), workload(Prints.class)), List.of());

    assertThat(runs).extracting(WorkloadRun::succeeded).containsExactly(false, true, true);
    assertThat(runs.get(0).describe()).as(() -> runs.get(0).result().lastLines().toString()).isEqualTo("ended with exit status 3");
    assertThat(runs.get(1).result().lastLines()).contains("yes too [a, b c]");
    assertThat(runs.get(2).result().log()).content().contains("yes too []");
    assertThat(runs).allMatch(run -> run.evidence().jvms().size() == 1, "was observed by the agent");
    assertThat(progress.toString()).contains("[1/3] WorkloadRunnerTest$Fails … ", "[3/3] WorkloadRunnerTest$Prints-2 … ");
  }

  @Test
  void theAgentEndsAWorkloadThatHangs() throws Exception {
    WorkloadRun run = runner(Duration.ofMillis(1), 1).run(List.of(workload(Hangs.class)), List.of()).get(0);
    assertThat(run.result().timedOut()).isTrue();
    assertThat(run.describe()).startsWith("killed after ");
    assertThat(run.evidence().outcome().killed()).isTrue();
  }

  @Test
  void aWorkloadLeavesFigures() throws Exception {
    String line = "{\"workload\":\"load\",\"model\":\"pool\",\"throughput\":1}";
    List<Workload> workloads = List.of(measuring(Measures.class, line), measuring(Measures.class, "{"), measuring(Measures.class, "nothing"), measuring(Prints.class, "a"));
    WorkloadRunner runner = runner(Duration.ofMinutes(5), 1);
    runner.run(workloads, List.of());
    List<WorkloadRun> again = runner.run(workloads, List.of()); // nothing of the first run is in the way

    assertThat(again).extracting(run -> run.figures().measurements().size()).containsExactly(1, 0, 0, 0);
    assertThat(again.get(0).figureProblems()).isEmpty();
    assertThat(again.get(1).figureProblems())
        .containsExactly("in the figures of the workload " + again.get(1).name() + ", line 1 cannot be used: it is no JSON object");
    assertThat(again.subList(2, 4)).allSatisfy(run -> assertThat(run.figureProblems()).singleElement().asString().contains(run.name() + " left no figures"));
  }

  @Test
  void whoHasNotPromisedFiguresNeedNotLeaveAny() throws Exception {
    assertThat(runner(Duration.ofMinutes(5), 1).run(List.of(workload(Measures.class)), List.of()).get(0).figureProblems()).isEmpty();
  }

  @Test
  void aRunThatIsProvokedMeasuresNothing() throws Exception {
    WorkloadRun run = runner(Duration.ofMinutes(5), 1).run(List.of(measuring(Measures.class, "x")), List.of(), Provocation.SCHEDULE).get(0);
    assertThat(run.result().log()).content().contains("nobody wants figures");
    assertThat(run.figureProblems()).isEmpty();
  }

  @Test
  void eachVariantRunsForItself() {
    List<Workload> runs = new Workload("a.Load", List.of("-x"), List.of(), List.of("-Xmx1g"), List.of("pool", "event loop"), false).runs();
    assertThat(runs).extracting(Workload::args).containsExactly(List.of("-x", "pool"), List.of("-x", "event loop"));
    assertThat(runs).extracting(Workload::jvmArgs).containsOnly(List.of("-Xmx1g"));
    assertThat(WorkloadRunner.names(runs)).containsExactly("Load-pool", "Load-event loop");
    Workload more = new Workload("a.Load", List.of("-x"), List.of("-x4"), List.of(), List.of("pool"), false).runs().get(0).underLoad();
    assertThat(more.args()).containsExactly("-x4", "pool");
    assertThat(WorkloadRunner.names(List.of(more))).containsExactly("Load-pool");
    assertThatThrownBy(new Workload("a.Load", List.of(), List.of(), List.of(), List.of("pool", " "), false)::runs)
        .hasMessage("A <variant> of the <workload> a.Load is empty");
  }

  @Test
  void severalAtATimeKeepTheirOrder() throws Exception {
    List<WorkloadRun> runs =
        runner(Duration.ofMinutes(5), 3).run(List.of(workload(Prints.class, "1"), workload(Prints.class, "2"), workload(Prints.class, "3")), List.of());
    for (int i = 0; i < runs.size(); i++) {
      assertThat(Files.readString(runs.get(i).result().log())).contains("[" + (i + 1) + "]");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {
    "a.Load b.Other          | [Load, Other]",
    "a.Load b.Load a.Other   | [a.Load, b.Load, Other]",
    "a.Load a.Load           | [Load, Load-2]",
    "a.Load b.Load a.Load    | [a.Load, b.Load, a.Load-2]",
    "Load                    | [Load]",
  })
  void namesAreShortAndUnique(String mainClasses, String names) {
    List<Workload> workloads = Arrays.stream(mainClasses.split(" ")).map(name -> new Workload(name, List.of(), List.of())).toList();
    assertThat(WorkloadRunner.names(workloads)).hasToString(names);
  }
}

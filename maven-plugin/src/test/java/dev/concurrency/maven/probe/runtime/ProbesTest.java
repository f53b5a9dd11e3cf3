package dev.concurrency.maven.probe.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Probe;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The parts of the runtime, each by itself. */
class ProbesTest {

  private static final class Told implements ObservedTask.Listener {
    private final StringBuilder what = new StringBuilder();

    @Override
    public void started() {
      what.append("started ");
    }

    @Override
    public void finished() {
      what.append("finished");
    }
  }

  @Test
  void aTaskTellsWhenItStartsAndEnds() throws Exception {
    for (Object task : List.of((Runnable) () -> {}, (Callable<String>) () -> "", (Supplier<String>) () -> "")) {
      Told told = new Told();
      if (task instanceof Runnable) {
        ((Runnable) ObservedTask.of(task, Runnable.class, told)).run();
      } else if (task instanceof Callable) {
        ((Callable<?>) ObservedTask.of(task, Callable.class, told)).call();
      } else {
        ((Supplier<?>) ObservedTask.of(task, Supplier.class, told)).get();
      }
      assertThat(told.what).hasToString("started finished");
    }
  }

  private record Prioritised(int priority) implements Runnable, Comparable<Prioritised> {
    @Override
    public void run() {}

    @Override
    public int compareTo(Prioritised other) {
      return Integer.compare(priority, other.priority);
    }
  }

  static Stream<Runnable> tasksWithAFace() {
    return Stream.of(new Prioritised(1), new FutureTask<>(() -> ""), new Thread());
  }

  @ParameterizedTest
  @MethodSource("tasksWithAFace")
  void aTaskThatItsReceiverMayRecogniseIsLeftAlone(Runnable task) {
    assertThat(ObservedTask.of(task, Runnable.class, new Told())).isSameAs(task);
  }

  @Test
  void aTaskOfSeveralInterfacesKeepsTheOneThatIsAskedFor() {
    class Both implements Runnable, Callable<String> {
      @Override
      public void run() {}

      @Override
      public String call() {
        return "called";
      }
    }
    assertThat(ObservedTask.of(new Both(), Callable.class, new Told())).isInstanceOf(Callable.class);
    assertThat(ObservedTask.of(new Both(), Runnable.class, new Told())).isInstanceOf(Runnable.class);
  }

  @Test
  void nothingThatGoesWrongReachesTheWorkload() {
    SiteSpec site = site(ProbeKind.TASK);
    TestSession session = new TestSession(List.of(site));
    Runnable task = () -> {};

    Object token = Probes.enter(Integer.MAX_VALUE, null);
    assertThat(token).isNull();
    assertThat(Probes.task(task, token)).isSameAs(task);
    Probes.leave(token, "result");
    Probes.fail(token, new Error());
    Probes.used(null);

    assertThat(session.records()).isNotEmpty().allMatch(record -> record.contains("\"t\":\"probe-error\""));
  }

  @Test
  void passingThroughNativeCodeIsNotWaitingInIt() {
    long ms = 1_000_000;
    // Each look: frame, time, CPU time.
    assertThat(visit().waited()).isFalse();
    assertThat(looked(look("read0", 5 * ms, ms)).waited()).as("once").isFalse();
    assertThat(looked(look("read0", 5 * ms, ms), look("read0", 10 * ms, 2 * ms)).waited()).as("without CPU").isTrue();
    assertThat(looked(look("read0", 5 * ms, ms), look("read0", 10 * ms, 6 * ms)).waited()).as("computing").isFalse();
    assertThat(looked(look("read0", 5 * ms, ms), look("write0", 10 * ms, ms)).waited()).as("two methods").isFalse();
    assertThat(looked(look("read0", 5 * ms, ms), look("read0", 10 * ms, ms), look("write0", 15 * ms, 9 * ms)).nativeFrame).isEqualTo("read0");
  }

  @Test
  void thePeakIsFoundWithoutTheAgent() {
    Set<String> finished = new HashSet<>();
    Unfinished<String> tasks =
        new Unfinished<>() {
          @Override
          boolean isUnfinished(String task) {
            return !finished.contains(task);
          }

          @Override
          Object counted(String task) {
            return task;
          }
        };
    List<String> names = List.of("a", "b", "c", "d", "e");

    names.forEach(tasks::add);
    assertThat(tasks.peak()).as("looked at when there were 1, 2 and 4").isEqualTo(4);
    tasks.look();
    assertThat(tasks.peak()).as("looked at by the agent").isEqualTo(5);

    finished.addAll(names);
    tasks.look();
    List.of("f", "g", "h").forEach(tasks::add);
    tasks.look();
    assertThat(tasks.peak()).as("three after all others had finished").isEqualTo(5);
  }

  private record Look(String frame, long now, long cpu) {}

  private static Look look(String frame, long now, long cpu) {
    return new Look(frame, now, cpu);
  }

  private static Visit looked(Look... looks) {
    Visit visit = visit();
    for (Look look : looks) {
      visit.sampledInNative(look.frame, look.now, look.cpu);
    }
    return visit;
  }

  private static Visit visit() {
    return new Visit(new Call(new SiteProbe[0]), null, ThreadKind.NETTY_EVENT_LOOP, null);
  }

  @Test
  void aFullQueueDropsAndCounts() throws Exception {
    StringWriter written = new StringWriter();
    EvidenceLog log = new EvidenceLog(written);
    IntStream.range(0, EvidenceLog.CAPACITY + 7).forEach(i -> log.offer(() -> "record"));

    log.drain();

    assertThat(log.dropped()).isEqualTo(7);
    assertThat(written.toString().lines()).hasSize(EvidenceLog.CAPACITY);
    log.offer(() -> "more");
    log.drain();
    assertThat(written.toString()).endsWith("more\n");
  }

  @Test
  void identityNotEqualityTellsObjectsApart() {
    IdentityMap<String> map = new IdentityMap<>();
    String one = new String("same");
    String other = new String("same");
    map.put(one, "one");

    assertThat(map.get(one)).isEqualTo("one");
    assertThat(map.get(other)).isNull();
  }

  @Test
  void jsonSurvivesAnyText() {
    String text = "quote \" backslash \\ newline \n nul \0 smile 😀 lone \ud83d end";
    String json = Json.record("x").put("text", text).put("list", List.of(1, "a")).millis("ms", 1_234_567).end();

    var parsed = com.google.gson.JsonParser.parseString(json).getAsJsonObject();
    assertThat(parsed.get("text").getAsString()).isEqualTo(text);
    assertThat(parsed.get("list")).hasToString("[1,\"a\"]");
    assertThat(parsed.get("ms").getAsDouble()).isEqualTo(1.23);
  }

  @Test
  void aSiteTravelsInALine() {
    SiteSpec site =
        new SiteSpec("id\twith\ttabs", 1, "Rule", ProbeKind.TASK, "a.B$C", "100%.java", 1, 2, 3, "o\nwner", "<init>", "(I)V", 4);

    assertThat(site.toLine().lines()).hasSize(1);
    assertThat(SiteSpec.parse(site.toLine())).isEqualTo(site);
  }

  @ParameterizedTest
  @EnumSource(Probe.class)
  void everyProbeOfTheCheckerIsAnswered(Probe probe) {
    SiteSpec site = site(ProbeKind.valueOf(probe.name()));

    assertThat(new Session(new EvidenceLog(new StringWriter()), List.of(site)).probeOf(site)).isNotNull();
  }

  private static SiteSpec site(ProbeKind probe) {
    return new SiteSpec("f", 0, "Rule", probe, "A", "A.java", 1, 1, 1, "o", "n", "()V", 0);
  }
}

package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Site;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loops that go round for nothing, and others that only go round often, in a real JVM. */
class BusyLoopWorkloadTest {

  private static final Sources LOOPS =
      new Sources(
          "demo.Busy",
          """
          package demo;

          import dev.concurrency.maven.probe.WorkloadEvidence;
          import java.util.concurrent.*;

          public class Busy {

            static volatile boolean answered;
            static volatile boolean shown;
            static volatile boolean closed;
            static final BlockingQueue<Runnable> JOBS = new LinkedBlockingQueue<>();
            static final BlockingQueue<Runnable> MORE = new LinkedBlockingQueue<>();

            public static void main(String[] args) throws Exception {
              Thread.currentThread().setName("main");
              Thread spinner = start("spinner", Busy::spins);
              Thread sleeper = start("sleeper", Busy::sleeps);
              Thread worker = start("worker", Busy::idleWorker);
              // One round more than enough, each: then what they wait for happens.
              WorkloadEvidence.await("spins#0\\"[^\\\\n]*\\"rounds\\":\\\\d{5}");
              WorkloadEvidence.await("sleeps#0\\"[^\\\\n]*\\"rounds\\":\\\\d{2}");
              WorkloadEvidence.await("idle#0\\"[^\\\\n]*\\"rounds\\":\\\\d{5}");
              answered = true;
              shown = true;
              JOBS.add(() -> closed = true);
              spinner.join();
              sleeper.join();
              worker.join();

              for (int i = 0; i < 30_000; i++) {
                MORE.add(() -> {});
              }
              MORE.add(() -> answered = false);
              busyWorker();
              for (int i = 0; i < 30_000; i++) {
                atOnce();
                behindBranch(i % 2 == 0);
              }
              many();
              sharesItsHead();
              continues();
            }

            static Thread start(String name, Runnable task) {
              Thread thread = new Thread(task, name);
              thread.start();
              return thread;
            }

            static void spins() {
              while (!answered) {} // spins
            }

            static void sleeps() {
              try {
                while (!shown) { // sleeps from
                  Thread.sleep(1);
                } // sleeps to
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }

            static void idleWorker() {
              while (!closed) { // idle from
                Runnable job = JOBS.poll();
                if (job != null) {
                  job.run(); // idle work
                }
              } // idle to
            }

            /** Has something to do in each round. */
            static void busyWorker() {
              while (answered) { // working from
                Runnable job = MORE.poll();
                if (job == null) {
                  continue;
                }
                job.run(); // working work
              } // working to
            }

            /** Looks once each time, often. */
            static void atOnce() {
              while (!closed) {} // once
            }

            static void behindBranch(boolean even) {
              int turns = 1;
              if (even) {
                turns = 2;
              }
              while (turns-- > 0) {} // branch
            }

            /** Each run is short. */
            static void many() {
              for (int i = 0; i < 30_000; i++) {
                int n = 3;
                do { // many from
                  n--;
                } while (n > 0); // many to
              }
            }

            static void sharesItsHead() {
              int outer = 0;
              int n = 5;
              do {
                while (n > 0) { // shared from
                  n--;
                } // shared to
                outer++;
                n = 2;
              } while (outer < 30_000);
            }

            static void continues() {
              for (int i = 0; i < 30_000; i++) {
                int n = 9;
                for (;;) { // continues from
                  n--;
                  if (n % 2 == 0 && n > 0) {
                    continue;
                  }
                  if (n < 0) {
                    break;
                  }
                } // continues to
              }
            }
          }
          """);

  @Test
  void roundsOfOneRunCountAsLongAsNothingIsDone(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, LOOPS)
            .run(
                finding("spins", LOOPS.site(Probe.BUSY_LOOP, "// spins", "", "", "", 0)),
                finding("sleeps", loop(Probe.POLLING_LOOP, "sleeps")),
                finding("idle", loop(Probe.BUSY_LOOP, "idle"), work("idle")),
                finding("working", loop(Probe.BUSY_LOOP, "working"), work("working")),
                finding("once", LOOPS.site(Probe.BUSY_LOOP, "// once", "", "", "", 0)),
                finding("branch", LOOPS.site(Probe.BUSY_LOOP, "// branch", "", "", "", 0)),
                finding("many", loop(Probe.BUSY_LOOP, "many")),
                finding("shared", loop(Probe.BUSY_LOOP, "shared")),
                finding("continues", loop(Probe.BUSY_LOOP, "continues")));

    Map<String, Verdict> expected = new LinkedHashMap<>();
    expected.put("spins", Verdict.CONFIRMED);
    expected.put("sleeps", Verdict.CONFIRMED);
    expected.put("idle", Verdict.CONFIRMED);
    for (String id : new String[] {"working", "once", "branch", "many", "shared", "continues"}) {
      expected.put(id, Verdict.NOT_OBSERVED);
    }
    assertThat(result.verdicts()).as(result.toString()).isEqualTo(expected);
    assertThat(result.why("spins"))
        .matches("spinner went round for nothing \\d{5,} times in one run of the loop at Busy.java:\\d+, for which it used at least [\\d.]+ ms of CPU time");
    assertThat(result.why("sleeps")).matches("sleeper slept and woke up for nothing \\d{2,} times in one run of the loop at Busy.java:\\d+");
    assertThat(result.why("working")).startsWith("1 run of the loop, with at most 0 rounds for nothing in a row");
    assertThat(result.why("once")).startsWith("30000 runs of the loop, with at most 0 rounds");
    assertThat(result.why("branch")).startsWith("30000 runs of the loop, with at most 2 rounds");
    assertThat(result.why("many")).startsWith("30000 runs of the loop, with at most 2 rounds");
    assertThat(result.why("shared")).startsWith("30000 runs of the loop, with at most 5 rounds");
    assertThat(result.why("continues")).startsWith("30000 runs of the loop, with at most 9 rounds");
  }

  private static Site loop(Probe probe, String id) {
    return new Site(
        probe, "demo.Busy", "Busy.java", LOOPS.line("// " + id + " from"), LOOPS.line("// " + id + " from"), LOOPS.line("// " + id + " to"), "", "", "", 0);
  }

  private static Site work(String id) {
    return LOOPS.site(Probe.LOOP_WORK, "// " + id + " work", "java.lang.Runnable", "run", "()V", 0);
  }

  private static Finding finding(String id, Site... sites) {
    return LOOPS.finding(id, "BusyWait", sites);
  }
}

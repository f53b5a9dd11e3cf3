package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Site;
import dev.concurrency.maven.probe.runtime.Provocation;
import dev.concurrency.maven.verdict.Judgement;
import dev.concurrency.maven.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every verdict that there is, each with its reason, from real JVMs. */
class EachVerdictTest {

  private static final Sources WORKLOAD =
      new Sources(
          "demo.Rows",
          """
          package demo;

          import java.util.concurrent.*;

          public class Rows {

            static volatile int updated;

            public static void main(String[] args) throws Exception {
              var factory = new io.netty.util.concurrent.DefaultThreadFactory("netty", true);
              var loop = new io.netty.channel.DefaultEventLoopGroup(1, factory);
              var worker = new io.netty.util.concurrent.DefaultEventExecutorGroup(1, factory);
              loop.submit(() -> {
                Thread.sleep(20); // waits on the loop
                return null;
              }).get();
              loop.submit(() -> {
                new CountDownLatch(0).await(); // on the loop, but open
                return null;
              }).get();
              for (int i = 0; i < 100; i++) {
                worker.submit(() -> {
                  Thread.sleep(0, 1); // on a worker, a hundred times
                  return null;
                }).get();
              }
              if (args.length > 0) {
                Thread.sleep(1); // never reached
              }
              Newer.wait(new CountDownLatch(0));
              race();
              if (Boolean.getBoolean("hang")) {
                new CountDownLatch(1).await();
              }
            }

            /** Two threads meet between read and write, in each round. */
            static void race() throws Exception {
              CyclicBarrier round = new CyclicBarrier(2);
              Thread[] threads = new Thread[2];
              for (int i = 0; i < threads.length; i++) {
                threads[i] = new Thread(() -> {
                  for (int n = 0; n < 100; n++) {
                    updated = 1 + met(updated, round); // updated
                  }
                });
                threads[i].start();
              }
              for (Thread thread : threads) {
                thread.join();
              }
            }

            static int met(int value, CyclicBarrier round) {
              try {
                round.await();
                return value;
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            }

            static class NeverLoaded {
              static void sleep() throws Exception {
                Thread.sleep(1); // never loaded
              }
            }
          }

          /** As if made by a compiler that is newer than the agent: its class file is made so before the start. */
          class Newer {
            static void wait(CountDownLatch latch) throws Exception {
              latch.await(); // in a class file of tomorrow
            }
          }

          /** As if the JVM were as new: an agent that has its turn behind the one under test, and gives the JVM a version that it knows. */
          class TodaysJvm {
            public static void premain(String arguments, java.lang.instrument.Instrumentation instrumentation) {
              instrumentation.addTransformer(new java.lang.instrument.ClassFileTransformer() {
                @Override
                public byte[] transform(ClassLoader loader, String name, Class<?> type, java.security.ProtectionDomain domain, byte[] bytes) {
                  if (!"demo/Newer".equals(name)) {
                    return null;
                  }
                  byte[] known = bytes.clone();
                  known[7] = 61;
                  return known;
                }
              });
            }
          }
          """);

  private static final byte TOMORROW = 120;

  private static final Finding SEEN = blocking("seen", "// waits on the loop", "java.lang.Thread", "sleep", "(J)V");
  private static final Finding OPEN = blocking("open", "// on the loop, but open", "java.util.concurrent.CountDownLatch", "await", "()V");
  private static final Finding WORKER = blocking("worker", "// on a worker, a hundred times", "java.lang.Thread", "sleep", "(JI)V");
  private static final Finding UNREACHED = blocking("unreached", "// never reached", "java.lang.Thread", "sleep", "(J)V");
  private static final Finding STALE = blocking("stale", "// never reached", "java.util.concurrent.CountDownLatch", "await", "()V");
  private static final Finding UNLOADED = blocking("unloaded", "// never loaded", "java.lang.Thread", "sleep", "(J)V");
  private static final Finding NEWER = newer();
  private static final Finding UPDATED = WORKLOAD.update("updated", "// updated", "// updated", "updated");

  private static Finding blocking(String id, String line, String owner, String name, String descriptor) {
    return WORKLOAD.finding(id, "BlockingOnEventLoop", Probe.BLOCKING_CALL, line, owner, name, descriptor);
  }

  /** A class that stands in the same file has a class file of its own. */
  private static Finding newer() {
    int at = WORKLOAD.line("// in a class file of tomorrow");
    Site site = new Site(Probe.BLOCKING_CALL, "demo.Newer", "Rows.java", at, at, at, "java.util.concurrent.CountDownLatch", "await", "()V", 0);
    return WORKLOAD.finding("newer", "BlockingOnEventLoop", site);
  }

  @TempDir Path directory;

  private Path todaysJvm;

  @BeforeEach
  void agentWithoutClasses() throws IOException {
    todaysJvm = directory.resolve("todays-jvm.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", "demo.TodaysJvm");
    try (OutputStream file = Files.newOutputStream(todaysJvm)) {
      new JarOutputStream(file, manifest).close();
    }
  }

  private ForkedJvm jvm() {
    return new ForkedJvm(directory, WORKLOAD).option("-javaagent:" + todaysJvm).breaking(run -> makeOfTomorrow(directory.resolve("classes/demo/Newer.class")));
  }

  private static void makeOfTomorrow(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[7] = TOMORROW;
    Files.write(file, bytes);
  }

  @Test
  void aRunThatComesToItsEnd() throws Exception {
    ForkedJvm.Result result = jvm().run(SEEN, OPEN, WORKER, UNREACHED, UNLOADED, STALE, NEWER);

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.verdicts())
        .as(result.toString())
        .containsExactly(
            entry("seen", Verdict.CONFIRMED),
            entry("open", Verdict.NOT_OBSERVED),
            entry("worker", Verdict.REFUTED),
            entry("unreached", Verdict.NOT_EXERCISED),
            entry("unloaded", Verdict.NOT_EXERCISED),
            entry("stale", Verdict.INCONCLUSIVE),
            entry("newer", Verdict.INCONCLUSIVE));
    assertThat(result.judgements().get("seen").provoked()).isFalse();
    Map<String, String> why =
        Map.of(
            "seen", "(Netty event loop) for ",
            "open", "and none was seen waiting",
            "worker", "100 executions, all on netty-",
            "unreached", "was never reached",
            "unloaded", "was never loaded",
            "stale", "compile and analyse again",
            "newer", "demo.Newer could not be rewritten: java.lang.IllegalArgumentException: Unsupported class file version 120");
    why.forEach((id, words) -> assertThat(result.why(id)).contains(words));
  }

  @Test
  void aRunThatIsProvoked() throws Exception {
    ForkedJvm.Result result = jvm().provoking(Provocation.SCHEDULE).run(UPDATED);

    Judgement judgement = result.judgements().get("updated");
    assertThat(judgement.verdict()).as(result.toString()).isEqualTo(Verdict.CONFIRMED);
    assertThat(judgement.provoked()).isTrue();
  }

  @Test
  void aRunThatTheAgentEndsAtItsDeadline() throws Exception {
    ForkedJvm.Result result = jvm().option("-Dhang=true").deadline(Duration.ofSeconds(10)).run(SEEN, WORKER, UNREACHED);

    assertThat(result.verdicts())
        .as(result.toString())
        .containsExactly(entry("seen", Verdict.CONFIRMED), entry("worker", Verdict.INCONCLUSIVE), entry("unreached", Verdict.INCONCLUSIVE));
    assertThat(result.why("worker")).startsWith("workload test cannot say: the agent ended it at its deadline").endsWith(", after the place had been reached");
    assertThat(result.why("unreached")).startsWith("workload test cannot say: the agent ended it at its deadline");
  }

  @Test
  void aRunThatIsKilled() throws Exception {
    ForkedJvm.Result result =
        jvm()
            .option("-Dhang=true")
            .run(
                (process, evidence) -> {
                  WorkloadEvidence.await(evidence, "\"blocked\".*seen#0");
                  WorkloadEvidence.await(evidence, "worker#0.*entered\":100");
                  process.destroyForcibly();
                },
                SEEN,
                WORKER,
                UNREACHED);

    assertThat(result.verdicts())
        .as(result.toString())
        .containsExactly(entry("seen", Verdict.CONFIRMED), entry("worker", Verdict.INCONCLUSIVE), entry("unreached", Verdict.INCONCLUSIVE));
    assertThat(result.why("worker")).contains("without its last record, as if killed or crashed, after the place had been reached");
  }
}

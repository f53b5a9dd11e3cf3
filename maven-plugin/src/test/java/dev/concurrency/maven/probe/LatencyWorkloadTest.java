package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Site;
import dev.concurrency.maven.probe.runtime.Provocation;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that wait for something outside the JVM, made to take longer: others are held up by it, or they are not. */
class LatencyWorkloadTest {

  private static final Sources READS =
      new Sources(
          "demo.Reads",
          """
          package demo;

          import io.netty.channel.DefaultEventLoopGroup;
          import io.netty.util.concurrent.DefaultEventExecutorGroup;
          import java.nio.file.*;
          import java.util.concurrent.*;
          import java.util.concurrent.locks.ReentrantLock;

          public class Reads {

            static final Path FILE = Path.of(System.getProperty("java.home"), "release");
            static final ConcurrentHashMap<String, String> MAP = new ConcurrentHashMap<>();
            static final ReentrantLock LOCK = new ReentrantLock();

            public static void main(String[] args) throws Exception {
              var loops = new DefaultEventLoopGroup(1);
              var workers = new DefaultEventExecutorGroup(1);
              loops.submit(() -> onLoop()).get();
              loops.submit(() -> inCall()).get();
              loops.submit(() -> put()).get();
              workers.submit(() -> onWorker()).get();
              var done = new CountDownLatch(1); // waiting for the task itself, main would lend the pool a hand
              ForkJoinPool.commonPool().execute(() -> onCommonPool(done));
              done.await();
              wanted();
              unwanted();
              released();
              wantedMonitor();
              loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
              workers.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            }

            static byte[] onLoop() throws Exception {
              return Files.readAllBytes(FILE); // on the loop
            }

            static byte[] inCall() throws Exception {
              return load(); // around
            }

            static byte[] load() throws Exception {
              return Files.readAllBytes(FILE); // within
            }

            static String put() {
              return MAP.put("a", "b"); // no file
            }

            static byte[] onWorker() throws Exception {
              return Files.readAllBytes(FILE); // on a worker
            }

            static void onCommonPool(CountDownLatch done) {
              try {
                Files.readAllBytes(FILE); // on the common pool
              } catch (Exception e) {
                throw new IllegalStateException(e);
              } finally {
                done.countDown();
              }
            }

            static void wanted() throws Exception {
              LOCK.lock(); // wanted lock
              var other = new Thread(() -> { LOCK.lock(); LOCK.unlock(); });
              other.start();
              while (!LOCK.hasQueuedThread(other)) Thread.onSpinWait();
              Files.readAllBytes(FILE); // with a wanted lock
              LOCK.unlock();
              other.join();
            }

            static void unwanted() throws Exception {
              LOCK.lock(); // unwanted lock
              Files.readAllBytes(FILE); // with a lock that nobody wants
              LOCK.unlock();
            }

            static void released() throws Exception {
              LOCK.lock(); // released lock
              LOCK.unlock();
              Files.readAllBytes(FILE); // with no lock
            }

            static void wantedMonitor() throws Exception {
              var other = new Thread(() -> { synchronized (MAP) { MAP.clear(); } });
              synchronized (MAP) { // wanted monitor
                other.start();
                while (other.getState() != Thread.State.BLOCKED) Thread.onSpinWait();
                Files.readAllBytes(FILE); // with a wanted monitor
              } // end of monitor
              other.join();
            }
          }
          """);

  private static Site read(Probe probe, String line) {
    return READS.site(probe, line, "java.nio.file.Files", "readAllBytes", "(Ljava/nio/file/Path;)[B", 0);
  }

  private static Finding blocking(String id, String rule, String line) {
    return READS.finding(id, rule, read(Probe.BLOCKING_CALL, line), read(Probe.OUTSIDE_WAIT, line));
  }

  private static Finding held(String id, String line, Site lock) {
    return READS.finding(id, "LockHeldAcrossBlocking", read(Probe.HELD_WAIT, line), read(Probe.OUTSIDE_WAIT, line), lock);
  }

  private static Site lock(String line) {
    return READS.site(Probe.LOCK, line, "java.util.concurrent.locks.ReentrantLock", "lock", "()V", 0);
  }

  private static final List<Finding> FINDINGS = findings();

  private static List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(blocking("loop", "BlockingOnEventLoop", "// on the loop"));
    findings.add(blocking("otherRule", "BlockingOnCommonPool", "// on the loop"));
    findings.add(READS.finding("around", "BlockingOnEventLoop", Probe.BLOCKING_CALL, "// around", "demo.Reads", "load", "()[B"));
    findings.add(blocking("within", "BlockingOnEventLoop", "// within"));
    findings.add(
        READS.finding(
            "noFile", "BlockingOnEventLoop", Probe.BLOCKING_CALL, "// no file",
            "java.util.concurrent.ConcurrentHashMap", "put", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;"));
    findings.add(blocking("worker", "BlockingOnEventLoop", "// on a worker"));
    findings.add(blocking("pool", "BlockingOnCommonPool", "// on the common pool"));
    findings.add(READS.finding("caller", "FakeAsync", read(Probe.CALLER_WAIT, "// on a worker"), read(Probe.OUTSIDE_WAIT, "// on a worker")));
    findings.add(held("wanted", "// with a wanted lock", lock("// wanted lock")));
    findings.add(held("unwanted", "// with a lock that nobody wants", lock("// unwanted lock")));
    findings.add(held("released", "// with no lock", lock("// released lock")));
    int begin = READS.line("// wanted monitor");
    findings.add(
        held("wantedMonitor", "// with a wanted monitor", new Site(Probe.MONITOR, "demo.Reads", "Reads.java", begin, begin, READS.line("// end of monitor"), "", "", "", 0)));
    return findings;
  }

  private static ForkedJvm jvm(Path directory) {
    // One worker, so that one call that takes long holds up the whole pool.
    return new ForkedJvm(directory, READS).option("-Djava.util.concurrent.ForkJoinPool.common.parallelism=1");
  }

  @Test
  void whoIsHeldUpByALongerCallConfirmsIt(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result = jvm(directory).provoking(Provocation.LATENCY).run(FINDINGS.toArray(new Finding[0]));

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.judgements()).as(result.toString()).allSatisfy((id, judgement) -> assertThat(judgement.provoked()).isEqualTo(judgement.verdict() == Verdict.CONFIRMED));
    Set<String> confirmed = result.verdicts().entrySet().stream().filter(entry -> entry.getValue() == Verdict.CONFIRMED).map(Map.Entry::getKey).collect(Collectors.toSet());
    assertThat(confirmed).as(result.toString()).contains("wanted", "wantedMonitor").isSubsetOf("loop", "within", "pool", "wanted", "wantedMonitor");
    for (String id : List.of("loop", "within", "pool")) {
      // The criterion compares with an idle thread; where that one had to wait as well, the machine was too busy to say.
      assertThat(confirmed.contains(id) || machineWasBusy(result, id)).as("%s: %s", id, result).isTrue();
    }
    if (confirmed.contains("loop")) {
      assertThat(result.why("loop"))
          .matches(
              "when the call at Reads.java:\\d+ took \\d+ ms on defaultEventLoopGroup-2-1 \\(Netty event loop\\), (\\d+ other tasks? waited behind it, )?"
                  + "a heartbeat of the same loop waited \\d+ ms, one on an idle thread .* ms");
    }
    assertThat(result.why("wanted")).matches("when the call at Reads.java:\\d+ took longer, main held the lock, and 1 other thread had to wait for it");
  }

  private static boolean machineWasBusy(ForkedJvm.Result result, String id) {
    List<JsonObject> delayed =
        result.records().stream()
            .map(record -> JsonParser.parseString(record).getAsJsonObject())
            .filter(record -> record.get("t").getAsString().equals("delayed") && record.get("site").getAsString().startsWith(id + "#"))
            .toList();
    return !delayed.isEmpty() && delayed.stream().allMatch(record -> record.get("lagMs").getAsDouble() < 3 * record.get("idleLagMs").getAsDouble());
  }

  @Test
  void withoutProvocationNothingIsDelayed(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result = jvm(directory).run(FINDINGS.toArray(new Finding[0]));

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.records()).noneMatch(record -> record.contains("\"t\":\"delayed\"") || record.contains("\"t\":\"held-delay\""));
  }
}

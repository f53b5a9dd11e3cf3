package dev.concurrency.maven.probe.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which executions are told of a loop that computes, on a machine where the agent cannot look at each of them in time. */
class CpuLoopProbeTest {

  private final StringWriter evidence = new StringWriter();
  private final EvidenceLog log = new EvidenceLog(evidence);
  private final CpuLoopProbe probe = new CpuLoopProbe(new SiteSpec("f", 0, "", ProbeKind.CPU_LOOP, "A", "A.java", 1, 1, 1, "o", "n", "()V", 0), log);

  /** What waits for the loop; nobody runs it here. */
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  /** An execution with so much CPU time in all, and so much of it after others had begun to wait; -1 if nobody did. */
  private void execute(long cpuMs, long whileOthersWaitedMs) {
    Visit visit = new Visit(new Call(new SiteProbe[] {probe}), null, ThreadKind.NETTY_EVENT_LOOP, null);
    probe.entered(visit, 0);
    long now = ThreadStats.METER.cpuNanosOf(Thread.currentThread());
    if (whileOthersWaitedMs >= 0) {
      visit.heartbeat = Heartbeat.post(waiting::add, Thread.currentThread());
      visit.startCpu = now - TimeUnit.MILLISECONDS.toNanos(cpuMs - whileOthersWaitedMs);
    }
    visit.cpuNanos = TimeUnit.MILLISECONDS.toNanos(cpuMs);
    visit.endNanos = System.nanoTime();
    probe.returned(visit, 0, null);
  }

  private List<JsonObject> told() throws IOException {
    probe.finish(System.nanoTime());
    log.drain();
    return evidence.toString().lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
  }

  @Test
  void theWorstOneAndTheOneThatOthersFeltMost() throws IOException {
    execute(126, -1);
    execute(120, 5);
    execute(110, 90);
    execute(100, 80);

    assertThat(told()).extracting(record -> record.get("cpuMs").getAsInt()).containsExactly(126, 110);
    assertThat(told().get(1).get("computedMs").getAsDouble()).isBetween(1.0, 90.0);
  }

  @Test
  void nobodyFeltAnything() throws IOException {
    execute(126, -1);
    execute(120, -1);

    assertThat(told()).singleElement().satisfies(record -> assertThat(record.has("computedMs")).isFalse());
  }
}

package dev.concurrency.maven.benchmark;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Code without any flagged place, and tasks of an event loop that take about a microsecond and make one flagged call each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Workloads {

  private static final int TASKS = 10_000;

  /** So much that a task takes about a microsecond. */
  private static final int WORK = 480;

  private final Queue<Object> empty = new ConcurrentLinkedQueue<>();
  private EventLoop loop;

  @Setup
  public void start() {
    // It ends with the JVM: what a thread has used that ends before is not known to whoever measures the last iteration.
    loop = new DefaultEventLoop(new DefaultThreadFactory("loop", true));
  }

  @Benchmark
  public Object withoutFlaggedPlace() {
    Map<String, Integer> words = new HashMap<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      text.append(i % 7);
      words.merge(text.substring(Math.max(0, text.length() - 3)), 1, Integer::sum);
    }
    return words;
  }

  @Benchmark
  @OperationsPerInvocation(TASKS)
  public void nettyTaskWithFlaggedCall(Blackhole hole) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    loop.execute(() -> task(TASKS, done, hole));
    done.await();
  }

  /** Each task gives the loop the next one, so that only the loop is measured. */
  private void task(int left, CountDownLatch done, Blackhole hole) {
    Blackhole.consumeCPU(WORK);
    hole.consume(empty.poll()); // flagged
    if (left == 1) {
      done.countDown();
    } else {
      loop.execute(() -> task(left - 1, done, hole));
    }
  }
}

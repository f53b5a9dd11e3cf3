package dev.concurrency.maven.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time of all threads for each operation, the agent's own included, but not those of the compiler and of garbage collection. Unlike wall time it hardly depends on what else
 * the machine does. The JVM's figure for the whole process is too coarse for short iterations.
 */
public final class CpuPerOperation implements InternalProfiler {

  static final String MICROS = "cpu";

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Map<Long, Long> before;

  @Override
  public String getDescription() {
    return "CPU time of all threads for each operation";
  }

  private static Map<Long, Long> nanos() {
    return Arrays.stream(THREADS.getAllThreadIds()).boxed().collect(Collectors.toMap(id -> id, id -> Math.max(0, THREADS.getThreadCpuTime(id))));
  }

  /** Of threads that are still there: what one has used that ended meanwhile nobody knows any more. */
  private static long since(Map<Long, Long> before) {
    return nanos().entrySet().stream().mapToLong(thread -> Math.max(0, thread.getValue() - before.getOrDefault(thread.getKey(), 0L))).sum();
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = nanos();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double micros = since(before) / 1000.0 / result.getMetadata().getAllOps();
    return List.of(new ScalarResult(MICROS, micros, "us/op", AggregationPolicy.AVG));
  }
}

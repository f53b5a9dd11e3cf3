package dev.concurrency.maven.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
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

  private long before;

  @Override
  public String getDescription() {
    return "CPU time of all threads for each operation";
  }

  private static long nanos() {
    return Arrays.stream(THREADS.getAllThreadIds()).map(THREADS::getThreadCpuTime).filter(nanos -> nanos > 0).sum();
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = nanos();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double micros = (nanos() - before) / 1000.0 / result.getMetadata().getAllOps();
    return List.of(new ScalarResult(MICROS, micros, "us/op", AggregationPolicy.AVG));
  }
}

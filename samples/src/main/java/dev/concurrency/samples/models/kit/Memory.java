package dev.concurrency.samples.models.kit;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process holds in memory. The heap counts by what a garbage collection leaves of it, all else – stacks of threads, above all – by what the
 * operating system says: on Linux the proportional set size, in which pages that processes share count for each of them by its share. For that, the heap
 * must have its full size and all its pages from the start ({@code -Xms}, {@code -Xmx}, {@code -XX:+AlwaysPreTouch}), else it would count twice. On other
 * systems the heap alone counts.
 */
public final class Memory {
  private static final int BYTES_PER_KIB = 1_024;

  private Memory() {}

  /** Bytes of this process, after a garbage collection. */
  public static long used() throws IOException {
    return heap() + resident("self");
  }

  /** Bytes that a garbage collection leaves of this process' heap. */
  public static long heap() {
    System.gc();
    // What threads have used since does not count.
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
        .sum();
  }

  /** Bytes of another process, its heap included; 0 where the system does not say. */
  static long resident(String process) throws IOException {
    Path file = Path.of("/proc", process, "smaps_rollup");
    if (!Files.isReadable(file)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KIB)
          .findFirst()
          .orElse(0);
    }
  }
}

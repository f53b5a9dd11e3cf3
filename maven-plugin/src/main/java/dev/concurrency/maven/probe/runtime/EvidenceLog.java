package dev.concurrency.maven.probe.runtime;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The evidence file of this JVM: one JSON record a line, append only.
 *
 * <p>Threads of the workload call only {@link #offer}, which neither waits nor does I/O. The agent's threads {@link #write}.
 */
final class EvidenceLog {

  static final int CAPACITY = 20_000;

  private static final String EXTENSION = ".jsonl";

  private final ConcurrentLinkedQueue<Supplier<String>> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger queued = new AtomicInteger();
  private final AtomicLong dropped = new AtomicLong();
  private final Path file;
  private final Writer writer;

  EvidenceLog(Path directory, String run, long pid) throws IOException {
    this.file = create(directory, run, pid);
    this.writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
  }

  EvidenceLog(Writer writer) {
    this.file = null;
    this.writer = writer;
  }

  private static Path create(Path directory, String run, long pid) throws IOException {
    Files.createDirectories(directory);
    // A process number may come back within one run, hence the counter.
    for (int n = 0; ; n++) {
      Path file = directory.resolve(run + "-" + pid + (n == 0 ? "" : "." + n) + EXTENSION);
      try {
        return Files.createFile(file);
      } catch (FileAlreadyExistsException e) {
        continue;
      }
    }
  }

  /** The name of the evidence file, with another extension. */
  Path sibling(String extension) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - EXTENSION.length()) + extension);
  }

  /** Queues a record, whose text is made later by the agent's thread. Drops and counts it if the queue is full. */
  void offer(Supplier<String> record) {
    if (queued.incrementAndGet() > CAPACITY) {
      queued.decrementAndGet();
      dropped.incrementAndGet();
      return;
    }
    queue.add(record);
  }

  /** Writes what was offered so far and flushes it to the file. */
  void drain() throws IOException {
    for (Supplier<String> record; (record = queue.poll()) != null; ) {
      queued.decrementAndGet();
      append(record.get());
    }
    flush();
  }

  /** Writes one record behind those that were offered before it. */
  void write(String record) throws IOException {
    append(record);
    flush();
  }

  long dropped() {
    return dropped.get();
  }

  private void append(String record) throws IOException {
    synchronized (writer) {
      writer.write(record);
      writer.write('\n');
    }
  }

  private void flush() throws IOException {
    synchronized (writer) {
      writer.flush();
    }
  }
}

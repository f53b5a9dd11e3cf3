package dev.concurrency.maven.jvm;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A log file with a bound: the beginning and the end of what was written, and between them how much was left out. A process may print
 * without end, and both ends matter: the first error and the last one. Not thread-safe.
 */
final class BoundedLog implements Closeable {

  private final OutputStream file;
  private final byte[] tail;
  private long headLeft;
  private long behindHead;
  private boolean closed;

  /**
   * @param head bytes kept from the beginning
   * @param tail bytes kept from the end
   */
  BoundedLog(Path file, long head, int tail) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    this.file = Files.newOutputStream(file);
    this.headLeft = head;
    this.tail = new byte[tail];
  }

  void write(byte[] bytes, int length) throws IOException {
    int head = (int) Math.min(headLeft, length);
    file.write(bytes, 0, head);
    headLeft -= head;
    for (int i = Math.max(head, length - tail.length); i < length; i++) {
      tail[(int) ((behindHead + i - head) % tail.length)] = bytes[i];
    }
    behindHead += length - head;
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (file) {
      if (behindHead > tail.length) {
        file.write(("\n[... " + (behindHead - tail.length) + " bytes left out ...]\n").getBytes(StandardCharsets.US_ASCII));
      }
      int kept = (int) Math.min(behindHead, tail.length);
      int start = (int) ((behindHead - kept) % tail.length);
      int first = Math.min(kept, tail.length - start);
      file.write(tail, start, first);
      file.write(tail, 0, kept - first);
    }
  }
}

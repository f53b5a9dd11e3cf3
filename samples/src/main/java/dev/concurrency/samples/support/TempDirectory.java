package dev.concurrency.samples.support;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A new directory that is deleted with its content on close. */
final class TempDirectory implements AutoCloseable {
  private final Path path;

  TempDirectory() throws IOException {
    path = Files.createTempDirectory("concurrency-samples");
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    // Nobody else writes here, so the file systems without secure deletion are fine too.
    MoreFiles.deleteRecursively(path, RecursiveDeleteOption.ALLOW_INSECURE);
  }
}

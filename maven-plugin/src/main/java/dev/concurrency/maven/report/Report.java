package dev.concurrency.maven.report;

import java.io.IOException;

/** One way to tell the result of a run. */
public interface Report {

  /** @throws IOException if it cannot be written */
  void write(ModuleReport report) throws IOException;
}

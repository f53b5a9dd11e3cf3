package dev.concurrency.maven.probe.runtime;

import java.nio.file.Path;

/** Records what the JVM's threads wait for and compute. The implementation needs more of the JDK than every JVM has. */
public interface Recorder {

  /** Begins to record; at the end of the JVM the file is written. */
  void start(Path file) throws Exception;

  /** Ends the recording and writes the file now. */
  void stop();
}

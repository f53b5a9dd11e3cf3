package dev.concurrency.maven.probe;

import dev.concurrency.maven.probe.runtime.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;

/**
 * The JDK's own recorder, with no more than the events of threads that wait or compute.
 *
 * <p>Not thread-safe, but that {@link #stop} may be called while the JVM goes down.
 */
public final class FlightRecorder implements Recorder {

  public static final String PARKS = "jdk.ThreadPark";
  public static final String SLEEPS = "jdk.ThreadSleep";
  public static final String WANTS_MONITOR = "jdk.JavaMonitorEnter";
  public static final String WAITS_IN_MONITOR = "jdk.JavaMonitorWait";
  public static final String READS_SOCKET = "jdk.SocketRead";
  public static final String READS_FILE = "jdk.FileRead";
  public static final String COMPUTES = "jdk.ExecutionSample";

  /** A thread in native code, as in a loop's selector, which ends a stretch of computing. */
  public static final String IN_NATIVE = "jdk.NativeMethodSample";

  /** They tell when they are over, and how long they took. */
  private static final List<String> WAITS = List.of(PARKS, SLEEPS, WANTS_MONITOR, WAITS_IN_MONITOR, READS_SOCKET, READS_FILE);

  private static final Duration LEAST = Duration.ofMillis(10);
  private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(20);

  /** The recorder works in pieces of 12 MB: about two of them at most. */
  private static final long MOST_BYTES = 16L << 20;

  private Recording recording;

  @Override
  public void start(Path file) throws IOException {
    recording = new Recording();
    WAITS.forEach(event -> recording.enable(event).withThreshold(LEAST).withStackTrace());
    recording.enable(COMPUTES).withPeriod(BETWEEN_SAMPLES);
    recording.enable(IN_NATIVE).withPeriod(BETWEEN_SAMPLES);
    recording.setName("concurrency");
    recording.setToDisk(true);
    recording.setMaxSize(MOST_BYTES);
    recording.setDestination(file);
    recording.setDumpOnExit(true);
    recording.start();
  }

  @Override
  public void stop() {
    recording.stop();
  }
}

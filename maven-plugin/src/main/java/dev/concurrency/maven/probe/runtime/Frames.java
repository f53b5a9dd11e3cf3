package dev.concurrency.maven.probe.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stack traces without the frames that this package added. */
public final class Frames {

  /** Begins the name of each method that the instrumenter adds to a class. */
  public static final String ADDED = "concurrency$";

  /** Begins the name of a method to which a body was moved, with its lines; a number, a dollar sign and the method's own name follow. */
  public static final String MOVED = ADDED + "body$";

  private static final String OWN_PACKAGE = Frames.class.getPackageName() + ".";

  private static final int MOST_THREADS = 20;
  private static final int MOST_FRAMES = 60;

  private Frames() {}

  static StackTraceElement[] ofCurrentThread(int most) {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(f -> !f.getClassName().startsWith(OWN_PACKAGE) && !f.getMethodName().startsWith(ADDED))
                    .limit(most)
                    .map(StackWalker.StackFrame::toStackTraceElement)
                    .toArray(StackTraceElement[]::new));
  }

  /** Where each thread stands that keeps the JVM alive, by its name. */
  static Map<String, List<String>> ofLivingThreads() {
    Map<String, List<String>> stood = new TreeMap<>();
    Thread.getAllStackTraces()
        .forEach(
            (thread, trace) -> {
              if (!thread.isDaemon() && trace.length > 0 && stood.size() < MOST_THREADS) {
                stood.put(thread.getName(), Arrays.stream(trace).filter(f -> !f.getMethodName().startsWith(ADDED)).limit(MOST_FRAMES).map(Frames::toString).toList());
              }
            });
    return stood;
  }

  /** Without class loader and module: {@code "com.acme.Shop.order, Shop.java:41"}. */
  private static String toString(StackTraceElement frame) {
    String at = frame.getFileName() == null || frame.getLineNumber() < 0 ? "" : ", " + frame.getFileName() + ":" + frame.getLineNumber();
    return frame.getClassName() + "." + frame.getMethodName() + at;
  }

  /** How many of the frames are methods that the instrumenter added. */
  static long wrappers(StackTraceElement[] trace) {
    return Arrays.stream(trace).filter(f -> f.getMethodName().startsWith(ADDED)).count();
  }

  /** The first frame of the workload's own code in an exception's trace, or the first frame of all. */
  static String thrownAt(Throwable thrown) {
    StackTraceElement[] trace =
        Arrays.stream(thrown.getStackTrace()).filter(f -> !f.getMethodName().startsWith(ADDED)).toArray(StackTraceElement[]::new);
    return Arrays.stream(trace)
        .filter(f -> f.getModuleName() == null || !f.getModuleName().startsWith("java."))
        .findFirst()
        .or(() -> Arrays.stream(trace).findFirst())
        .map(StackTraceElement::toString)
        .orElse("");
  }
}

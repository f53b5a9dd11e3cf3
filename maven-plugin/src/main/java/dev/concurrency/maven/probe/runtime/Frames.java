package dev.concurrency.maven.probe.runtime;

import java.util.Arrays;

/** Stack traces without the frames that this package added. */
final class Frames {

  /** Begins the name of each method that the instrumenter adds to a class. */
  static final String ADDED = "concurrency$";

  private static final String OWN_PACKAGE = Frames.class.getPackageName() + ".";

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

package dev.concurrency.maven.probe.runtime;

import java.util.Arrays;

/** Stack traces without the frames that this package added. */
public final class Frames {

  /** Begins the name of each method that the instrumenter adds to a class. */
  public static final String ADDED = "concurrency$";

  /** Begins the name of a method to which a body was moved, with its lines; a number, a dollar sign and the method's own name follow. */
  public static final String MOVED = ADDED + "body$";

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

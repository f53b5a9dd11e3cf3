package dev.concurrency.checker.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs our own code so that a crash of it is remembered and breaks nobody's build. What is no fault of the code, such as running out of memory, goes
 * through. Not thread-safe.
 */
public final class Guard {

  /** System property: {@code true} makes the compiler hosts fail on a crash of our own, as our own builds do. */
  public static final String FAIL_PROPERTY = "concurrency.failOnInternalError";

  private final List<String> crashes = new ArrayList<>();

  /**
   * @param what begins the sentence about a crash: {@code "Rule X crashed on Shop.java"}
   * @param consequence goes on with it: {@code "its findings there are missing"}
   * @return whether the code came to its end
   */
  public boolean run(String what, String consequence, Runnable code) {
    try {
      code.run();
      return true;
    } catch (Exception | AssertionError | StackOverflowError | LinkageError crash) {
      StackTraceElement[] trace = crash.getStackTrace();
      String at = trace.length == 0 ? "" : " at " + trace[0];
      crashes.add(what + " (" + crash + at + "); " + consequence + "; please report it with the code that it looked at.");
      return false;
    }
  }

  /** The crashes so far, one sentence each. */
  public List<String> crashes() {
    return List.copyOf(crashes);
  }

  /** Whether crashes are to fail the build that they happen in. */
  public static boolean failsBuilds() {
    return Boolean.getBoolean(FAIL_PROPERTY);
  }
}

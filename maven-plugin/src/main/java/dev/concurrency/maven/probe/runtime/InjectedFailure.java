package dev.concurrency.maven.probe.runtime;

import java.util.Arrays;

/** The failure that a task is given to see whether anybody is told. Its stack trace begins in the workload's code. */
public final class InjectedFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InjectedFailure(String message) {
    super(message);
    String own = InjectedFailure.class.getPackageName() + ".";
    setStackTrace(Arrays.stream(getStackTrace()).filter(frame -> !frame.getClassName().startsWith(own)).toArray(StackTraceElement[]::new));
  }
}

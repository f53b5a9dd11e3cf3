package dev.concurrency.maven.observed;

/**
 * A place of the module where an event loop was seen to wait or to compute although no finding names it.
 *
 * @param file relative to the module's base directory, or the class's name if its source is not there
 * @param line 1-based; 0 if the class file does not say
 * @param method binary name of the class and name of the method
 * @param threadKind in words, for instance {@code Netty event loop}
 * @param thread name of one such thread
 * @param what for instance {@code waited in CountDownLatch.await}
 * @param times how often that was seen
 * @param longestMs of the waits, or of the stretches of computing
 * @param silentBecause why no rule has named the place, as far as that is known
 */
public record ObservedOnly(
    String file,
    int line,
    String method,
    String threadKind,
    String thread,
    String what,
    long times,
    double longestMs,
    String silentBecause,
    String workload) {

  /** One sentence for people. */
  public String sentence() {
    return file + ":" + line + "  " + method + " " + what + " on " + thread + " (" + threadKind + ")" + (times == 1 ? ", " : " " + times + " times, up to ")
        + (long) longestMs + " ms [" + workload + "]. No rule says so: " + silentBecause;
  }
}

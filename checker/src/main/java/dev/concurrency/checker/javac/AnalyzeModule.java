package dev.concurrency.checker.javac;

/** Analyses one module in a JVM of its own: reads an {@link AnalysisRequest}, writes a findings file. */
public final class AnalyzeModule {

  private AnalyzeModule() {}

  /** Exit status 0: the findings file was written (it may be incomplete, and says so). 2: the request is unusable. 3: our own trouble. */
  public static void main(String[] args) throws Exception {
    throw new UnsupportedOperationException("not yet");
  }
}

package dev.concurrency.maven.figures;

import java.util.function.Function;

/** What models are compared by, the first first. */
enum Criterion {
  THROUGHPUT("throughput", Measurement::throughput, true, 0.001),
  P99("p99", Measurement::p99Millis, false, 0.1),
  MEMORY("memory per task", Measurement::bytesPerTask, false, 64),
  THREADS("peak threads", Measurement::peakThreads, false, 1);

  private final String words;
  private final Function<Measurement, Double> figure;
  private final boolean moreIsBetter;
  private final double resolution;

  /** @param resolution smaller figures count as this one: nobody chooses by less, and few clocks and heaps tell more */
  Criterion(String words, Function<Measurement, Double> figure, boolean moreIsBetter, double resolution) {
    this.words = words;
    this.figure = figure;
    this.moreIsBetter = moreIsBetter;
    this.resolution = resolution;
  }

  String words() {
    return words;
  }

  /** Null if it was not measured. */
  Double of(Measurement measurement) {
    return figure.apply(measurement);
  }

  /** How many times as good the one figure is as the other; below 1 if it is worse. */
  double ratio(double one, double other) {
    double a = Math.max(one, resolution);
    double b = Math.max(other, resolution);
    return moreIsBetter ? a / b : b / a;
  }
}

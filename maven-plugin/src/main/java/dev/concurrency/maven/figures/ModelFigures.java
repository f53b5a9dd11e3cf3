package dev.concurrency.maven.figures;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What all measurements of one model at one workload say together: medians.
 *
 * @param measurements at least one
 */
public record ModelFigures(String model, List<Measurement> measurements) {

  /** What two figures have to differ by, at least, to be told apart. */
  private static final double LEAST_MARGIN = 1.25;

  /** The same if there is one measurement only, which says nothing about how far the next one would be off. */
  private static final double MARGIN_OF_ONE = 2;

  public ModelFigures {
    measurements = List.copyOf(measurements);
  }

  public Double throughput() {
    return median(Criterion.THROUGHPUT);
  }

  public Double p99Millis() {
    return median(Criterion.P99);
  }

  public Double peakThreads() {
    return median(Criterion.THREADS);
  }

  public Double bytesPerTask() {
    return median(Criterion.MEMORY);
  }

  /** Why it is not to be recommended; null if nothing says so. */
  public String unfit() {
    return measurements.stream().map(Measurement::unfit).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** Why it was not run; null if it was. */
  public String absent() {
    return isAbsent() ? measurements.get(0).absent() : null;
  }

  /** What else is to be said; null if nothing. */
  public String note() {
    String notes = measurements.stream().map(Measurement::note).filter(Objects::nonNull).distinct().collect(Collectors.joining("; "));
    return notes.isEmpty() ? null : notes;
  }

  boolean fits() {
    return !isAbsent() && unfit() == null;
  }

  private boolean isAbsent() {
    return measurements.stream().allMatch(measurement -> measurement.absent() != null);
  }

  /** Null if it was not measured. */
  Double median(Criterion criterion) {
    List<Double> sorted = sorted(criterion);
    int size = sorted.size();
    return size == 0 ? null : (Double) ((sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2);
  }

  /** Whether this is as good as the best one, or may be: the figures are close, or they overlap. Both have figures. */
  boolean asGoodAs(ModelFigures best, Criterion criterion) {
    List<Double> own = sorted(criterion);
    List<Double> others = best.sorted(criterion);
    double margin = Math.min(own.size(), others.size()) == 1 ? MARGIN_OF_ONE : LEAST_MARGIN;
    boolean overlap = own.get(0) <= others.get(others.size() - 1) && others.get(0) <= own.get(own.size() - 1);
    return overlap || criterion.ratio(best.median(criterion), median(criterion)) <= margin;
  }

  private List<Double> sorted(Criterion criterion) {
    return measurements.stream().map(criterion::of).filter(Objects::nonNull).sorted().toList();
  }
}

package dev.concurrency.maven.report;

import dev.concurrency.maven.figures.Comparison;
import dev.concurrency.maven.figures.ModelFigures;
import java.util.List;

/** The models at one workload, as they stand in {@code report.json}; what was not measured is null. */
record JsonComparison(String workload, List<Model> models, String recommended, List<String> close, String why) {

  /** @param measurements how many there are, of which the figures are the medians */
  record Model(
      String model,
      int measurements,
      Double throughput,
      Double p99Millis,
      Double peakThreads,
      Double bytesPerTask,
      String unfit,
      String absent,
      String note) {}

  static JsonComparison of(Comparison comparison) {
    return new JsonComparison(
        comparison.workload(), comparison.models().stream().map(JsonComparison::model).toList(), comparison.recommended(), comparison.close(), comparison.why());
  }

  private static Model model(ModelFigures figures) {
    return new Model(
        figures.model(),
        figures.measurements().size(),
        figures.throughput(),
        figures.p99Millis(),
        figures.peakThreads(),
        figures.bytesPerTask(),
        figures.unfit(),
        figures.absent(),
        figures.note());
  }
}

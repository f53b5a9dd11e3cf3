package dev.concurrency.maven.report;

import dev.concurrency.maven.figures.Comparison;
import dev.concurrency.maven.figures.ModelFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** One row for each model at each workload, with the one to choose; nothing where no workload has left figures. */
record ModelTable(List<Comparison> comparisons) {

  private static final String NOT_MEASURED = "–";
  private static final Set<Integer> FIGURES = Set.of(2, 3, 4, 5);

  void write(Consumer<String> out, boolean colour) {
    if (comparisons.isEmpty()) {
      return;
    }
    TextTable table = new TextTable(FIGURES, "Workload", "Model", "Throughput", "p99", "Peak threads", "Memory/task", "Recommended");
    for (Comparison comparison : comparisons) {
      for (ModelFigures model : comparison.models()) {
        table.row(
            model == comparison.models().get(0) ? comparison.workload() : "",
            model.model(),
            shown(model.throughput(), "%s/s"),
            time(model.p99Millis()),
            shown(model.peakThreads(), "%s"),
            bytes(model.bytesPerTask()),
            said(comparison, model));
      }
    }
    table.write(out, colour);
    out.accept("");
  }

  private static String said(Comparison comparison, ModelFigures model) {
    List<String> said = new ArrayList<>();
    if (model.absent() != null) {
      said.add("not run: " + model.absent());
    } else if (model.unfit() != null) {
      said.add("no: " + model.unfit());
    } else if (model.model().equals(comparison.recommended())) {
      said.add("YES: " + comparison.why());
    } else if (comparison.close().contains(model.model())) {
      said.add(comparison.why());
    }
    if (model.note() != null) {
      said.add(model.note());
    }
    return String.join("; ", said);
  }

  private static String shown(Double figure, String unit) {
    return figure == null ? NOT_MEASURED : String.format(unit, rounded(figure));
  }

  /** Three digits tell enough; whole numbers from 100 on, with commas between thousands. */
  private static String rounded(double figure) {
    int decimals = figure >= 100 || figure == Math.rint(figure) ? 0 : figure >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + decimals + "f", figure);
  }

  private static String time(Double millis) {
    return millis == null ? NOT_MEASURED : millis >= 1 ? rounded(millis) + " ms" : millis >= 0.001 ? rounded(millis * 1_000) + " µs" : rounded(millis * 1_000_000) + " ns";
  }

  private static String bytes(Double figure) {
    return figure == null ? NOT_MEASURED : figure < 1_000 ? Math.round(figure) + " B" : figure < 1_000_000 ? rounded(figure / 1_000) + " kB" : rounded(figure / 1_000_000) + " MB";
  }
}

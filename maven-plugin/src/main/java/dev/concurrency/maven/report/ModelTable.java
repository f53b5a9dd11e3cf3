package dev.concurrency.maven.report;

import dev.concurrency.maven.figures.Comparison;
import dev.concurrency.maven.figures.ModelFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One row for each model at each workload, with the one to choose; nothing where no workload has left figures. */
record ModelTable(List<List<String>> rows) {

  private static final String NOT_MEASURED = "–";
  private static final List<String> HEAD = List.of("Workload", "Model", "Throughput", "p99", "Peak threads", "Memory/task", "Recommended");
  private static final int FIRST_FIGURE = 2;
  private static final int LAST_FIGURE = 5;

  static ModelTable of(List<Comparison> comparisons) {
    List<List<String>> rows = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      for (int i = 0; i < comparison.models().size(); i++) {
        ModelFigures model = comparison.models().get(i);
        rows.add(
            List.of(
                i == 0 ? comparison.workload() : "",
                model.model(),
                shown(model.throughput(), "%s/s"),
                time(model.p99Millis()),
                shown(model.peakThreads(), "%s"),
                bytes(model.bytesPerTask()),
                said(comparison, model)));
      }
    }
    return new ModelTable(rows);
  }

  void write(Consumer<String> out, boolean colour) {
    if (rows.isEmpty()) {
      return;
    }
    int[] widths = IntStream.range(0, HEAD.size()).map(i -> Math.max(HEAD.get(i).length(), rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))).toArray();
    out.accept(Style.STRONG.paint(line(HEAD, widths), colour));
    rows.forEach(row -> out.accept(line(row, widths)));
    out.accept("");
  }

  private static String line(List<String> row, int[] widths) {
    return IntStream.range(0, row.size())
        .mapToObj(
            i -> {
              String gap = " ".repeat(widths[i] - row.get(i).length());
              return i >= FIRST_FIGURE && i <= LAST_FIGURE ? gap + row.get(i) : row.get(i) + gap;
            })
        .collect(Collectors.joining("  "))
        .stripTrailing();
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

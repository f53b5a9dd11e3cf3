package dev.concurrency.maven.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Rows under a heading, their columns aligned; the last column is as wide as it likes. */
final class TextTable {

  private final Set<Integer> figures;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... heading) {
    this(Set.of(), heading);
  }

  /** @param figures positions of columns that end, rather than begin, below each other */
  TextTable(Set<Integer> figures, String... heading) {
    this.figures = Set.copyOf(figures);
    row(heading);
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  void write(Consumer<String> out, boolean colour) {
    int last = rows.get(0).size() - 1;
    int[] widths = IntStream.range(0, last).map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow()).toArray();
    for (int i = 0; i < rows.size(); i++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < last; column++) {
        line.append(String.format("%" + (figures.contains(column) ? "" : "-") + widths[column] + "s  ", rows.get(i).get(column)));
      }
      String shown = line.append(rows.get(i).get(last)).toString().stripTrailing();
      out.accept(i == 0 ? Style.STRONG.paint(shown, colour) : shown);
    }
  }
}

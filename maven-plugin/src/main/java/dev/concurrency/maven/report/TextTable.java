package dev.concurrency.maven.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Rows under a heading, their columns aligned; the last column is as wide as it likes. */
final class TextTable {

  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... heading) {
    row(heading);
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  void write(Consumer<String> out, boolean colour) {
    int last = rows.get(0).size() - 1;
    for (int i = 0; i < rows.size(); i++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < last; column++) {
        line.append(String.format("%-" + width(column) + "s  ", rows.get(i).get(column)));
      }
      line.append(rows.get(i).get(last));
      out.accept(i == 0 ? Style.STRONG.paint(line.toString(), colour) : line.toString());
    }
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow();
  }
}

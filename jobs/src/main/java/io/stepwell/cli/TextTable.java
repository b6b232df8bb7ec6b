package io.stepwell.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows in aligned columns: text to the left, numbers to the right. Nothing is cut off, however wide
 * it gets; what would break a line is shown escaped.
 */
final class TextTable {

  private static final String GAP = "  ";

  private record Column(String title, boolean number) {}

  private final List<Column> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  TextTable text(String title) {
    columns.add(new Column(Visible.of(title), false));
    return this;
  }

  TextTable number(String title) {
    columns.add(new Column(Visible.of(title), true));
    return this;
  }

  /** Adds a row of as many cells as there are columns. */
  TextTable row(List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells for " + columns.size());
    }
    rows.add(cells.stream().map(Visible::of).toList());
    return this;
  }

  TextTable row(String... cells) {
    return row(List.of(cells));
  }

  /** The title line and the rows, each ended by a line feed. */
  @Override
  public String toString() {
    int[] widths = new int[columns.size()];
    List<String> titles = columns.stream().map(Column::title).toList();
    widen(widths, titles);
    rows.forEach(row -> widen(widths, row));
    StringBuilder text = new StringBuilder();
    print(text, widths, titles);
    rows.forEach(row -> print(text, widths, row));
    return text.toString();
  }

  private static void widen(int[] widths, List<String> cells) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], Visible.width(cells.get(i)));
    }
  }

  private void print(StringBuilder text, int[] widths, List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      String padding = " ".repeat(widths[i] - Visible.width(cell));
      line.append(i == 0 ? "" : GAP);
      line.append(columns.get(i).number() ? padding + cell : cell + padding);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }
}

package io.stepwell.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of results, read back from its print.
 *
 * @param columns their names
 * @param rows their cells
 */
record PrintedTable(List<String> columns, List<List<String>> rows) {

  static PrintedTable of(String print) {
    List<List<String>> lines = new ArrayList<>();
    for (String line : print.lines().filter(line -> line.startsWith("|")).toList()) {
      String inner = line.substring(1, line.length() - 1);
      lines.add(Arrays.stream(inner.split(" \\| ", -1)).map(String::strip).toList());
    }
    return lines.isEmpty()
        ? new PrintedTable(List.of(), List.of())
        : new PrintedTable(lines.get(0), lines.subList(1, lines.size()));
  }

  /** The same without a column. */
  PrintedTable without(String column) {
    int left = columns.indexOf(column);
    return left < 0
        ? this
        : new PrintedTable(
            without(columns, left), rows.stream().map(row -> without(row, left)).toList());
  }

  private static List<String> without(List<String> cells, int left) {
    List<String> others = new ArrayList<>(cells);
    others.remove(left);
    return others;
  }
}

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
}

package io.stepwell.query.k6test;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a script with the indented lines that belong to it.
 *
 * @param head begins with {@code load} or {@code eval}
 * @param body the lines below it, without blank ones and comments
 */
record Block(Line head, List<Line> body) {

  /** Cuts a script into its blocks. */
  static List<Block> of(String file, String text) {
    List<Block> blocks = new ArrayList<>();
    int number = 0;
    for (String raw : text.split("\\R", -1)) {
      Line line = Line.of(file, ++number, raw);
      if (!line.isSpoken()) {
        continue;
      }
      if (!line.indented()) {
        blocks.add(new Block(line, new ArrayList<>()));
      } else if (blocks.isEmpty()) {
        throw line.mistake("an indented line has to follow a load or an eval");
      } else {
        blocks.get(blocks.size() - 1).body.add(line);
      }
    }
    return blocks;
  }
}

package io.stepwell.schemas.k6;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a CSV file of k6. They vary with {@code --system-tags}, so a row is only read by
 * its file's header.
 *
 * @param columns their names, in order
 */
public record CsvHeader(List<String> columns) implements Serializable {

  static final List<String> REQUIRED = List.of("metric_name", "timestamp", "metric_value");

  private static final String EXTRA_TAGS = "extra_tags";
  private static final String METADATA = "metadata";
  private static final String BYTE_ORDER_MARK = "\ufeff";

  public CsvHeader {
    columns = List.copyOf(columns);
  }

  /**
   * The columns that a header row names.
   *
   * @param file the file's name, for messages
   * @throws NotK6Exception if one is missing that every sample needs
   */
  public static CsvHeader of(String row, String file) {
    List<String> columns = List.of(row.strip().split(",", -1));
    for (String required : REQUIRED) {
      if (!columns.contains(required)) {
        throw new NotK6Exception(
            file
                + " has no column "
                + required
                + "; give a file that k6 wrote with --out csv=FILE");
      }
    }
    return new CsvHeader(columns);
  }

  static String textOf(byte[] bytes, int length) {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  int metric() {
    return columns.indexOf(REQUIRED.get(0));
  }

  int time() {
    return columns.indexOf(REQUIRED.get(1));
  }

  int value() {
    return columns.indexOf(REQUIRED.get(2));
  }

  /** The column of all tags that have none of their own, or −1. */
  int extraTags() {
    return columns.indexOf(EXTRA_TAGS);
  }

  /** The column of that name, or −1. */
  int column(String name) {
    return columns.indexOf(name);
  }

  /** The columns that settle a sample's labels. */
  int[] labels() {
    return IntStream.range(0, columns.size())
        .filter(i -> !REQUIRED.contains(columns.get(i)) && !columns.get(i).equals(METADATA))
        .toArray();
  }
}

package io.stepwell.schemas.k6;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The two outputs of k6 that hold every sample. */
public enum K6Format {
  /** {@code --out json}: one JSON object per line. */
  JSON,
  /** {@code --out csv}: a header row, then one row per sample. */
  CSV;

  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  /**
   * Recognises the format by the beginning of a file. JSON it is once any complete line looks like
   * k6's, so that a file whose first line is broken is still read.
   *
   * @param head the first bytes, unpacked; some 64 KiB suffice
   */
  public static Optional<K6Format> detect(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(BYTE_ORDER_MARK.length());
    }
    Optional<String> first = text.lines().filter(line -> !line.isBlank()).findFirst();
    if (first.isPresent() && isHeader(first.get())) {
      return Optional.of(CSV);
    }
    return text.lines().anyMatch(K6Format::looksLikeJson) ? Optional.of(JSON) : Optional.empty();
  }

  private static boolean isHeader(String line) {
    return Arrays.asList(line.strip().split(",", -1)).containsAll(CsvHeader.REQUIRED);
  }

  private static boolean looksLikeJson(String line) {
    String object = line.strip();
    return object.startsWith("{")
        && object.contains("\"metric\"")
        && (object.contains("\"Point\"") || object.contains("\"Metric\""));
  }
}

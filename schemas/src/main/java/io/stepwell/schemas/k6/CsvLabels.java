package io.stepwell.schemas.k6;

import io.stepwell.metrics.Labels;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The labels of a CSV row, the same that k6's JSON output gives the sample.
 *
 * <p>An empty cell stands for an absent tag as well as for an empty one, and k6 sends two tags that
 * may be empty: {@code group}, for whatever a scenario does outside any group, and {@code
 * subproto}, for WebSocket sessions without a subprotocol. So an empty {@code group} is the empty
 * label on rows that belong to a scenario, and an empty {@code subproto} on rows of a builtin
 * WebSocket metric that have a status; everywhere else an empty cell is no label. Of the metrics
 * that k6 emits for the run as a whole, none has a group.
 */
final class CsvLabels {

  /** What the metric's name says about empty cells. */
  enum Origin {
    RUN,
    ITERATION,
    WEBSOCKET;

    static Origin of(String metric) {
      if (RUN_METRICS.contains(metric)) {
        return RUN;
      }
      return WEBSOCKET_METRICS.contains(metric) ? WEBSOCKET : ITERATION;
    }
  }

  private static final Set<String> RUN_METRICS = Set.of("vus", "vus_max", "dropped_iterations");
  private static final Set<String> WEBSOCKET_METRICS =
      Set.of(
          "ws_sessions",
          "ws_msgs_sent",
          "ws_msgs_received",
          "ws_ping",
          "ws_session_duration",
          "ws_connecting");

  private final List<String> columns;
  private final int[] labels;
  private final int extraTags;
  private final int group;
  private final int scenario;
  private final int subprotocol;
  private final int status;

  CsvLabels(CsvHeader header) {
    this.columns = header.columns();
    this.labels = header.labels();
    this.extraTags = header.extraTags();
    this.group = header.column("group");
    this.scenario = header.column("scenario");
    this.subprotocol = header.column("subproto");
    this.status = header.column("status");
  }

  /**
   * The labels of a row.
   *
   * @throws CharacterCodingException if a cell is not UTF-8
   */
  Labels of(CsvRows row, byte[] bytes, Origin origin) throws CharacterCodingException {
    Map<String, String> found = new TreeMap<>();
    for (int column : labels) {
      if (column == extraTags) {
        addExtraTags(row.text(bytes, column), found);
      } else if (!row.isEmpty(column) || isEmptyLabel(column, row, origin)) {
        add(columns.get(column), row.text(bytes, column), found);
      }
    }
    return Labels.of(found);
  }

  private boolean isEmptyLabel(int column, CsvRows row, Origin origin) {
    if (column == group) {
      return origin != Origin.RUN && (scenario < 0 || !row.isEmpty(scenario));
    }
    return column == subprotocol
        && origin == Origin.WEBSOCKET
        && (status < 0 || !row.isEmpty(status));
  }

  /**
   * Reads {@code name=value&name=value}. k6 escapes nothing, so a piece without an equals sign can
   * only be the rest of a value that holds an ampersand.
   */
  private static void addExtraTags(String text, Map<String, String> found) {
    String name = "";
    StringBuilder value = new StringBuilder();
    for (String piece : text.split("&", -1)) {
      int equals = piece.indexOf('=');
      if (equals < 0) {
        value.append('&').append(piece);
        continue;
      }
      add(name, value.toString(), found);
      name = piece.substring(0, equals);
      value.setLength(0);
      value.append(piece, equals + 1, piece.length());
    }
    add(name, value.toString(), found);
  }

  private static void add(String name, String value, Map<String, String> found) {
    if (!name.isEmpty() && TagRule.keeps(name)) {
      found.put(name, value);
    }
  }
}

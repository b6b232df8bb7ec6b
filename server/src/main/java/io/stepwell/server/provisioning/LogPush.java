package io.stepwell.server.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.schemas.catalog.LogLine;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines of a run's log in the JSON that Loki takes: {@code
 * {"streams":[{"stream":{"level":"info"},"values":[["1700000000000000000","text"]]}]}}.
 */
final class LogPush {

  /** What is longer is cut off. */
  static final int LONGEST_LINE = 4000;

  private static final int LONGEST_LEVEL = 20;
  private static final Pattern NANOS = Pattern.compile("\\d{1,18}|[1-8]\\d{18}");
  private static final String USUAL_LEVEL = "info";

  private LogPush() {}

  /**
   * The lines, in the order in which they stand.
   *
   * @throws ProblemException if something else is sent
   */
  static List<LogLine> lines(JsonNode json) {
    List<LogLine> lines = new ArrayList<>();
    for (JsonNode stream : array(json.path("streams"), "streams")) {
      String level = stream.path("stream").path("level").asText(USUAL_LEVEL);
      for (JsonNode value : array(stream.path("values"), "values of a stream")) {
        lines.add(line(level, value));
      }
    }
    return lines;
  }

  private static JsonNode array(JsonNode json, String what) {
    if (!json.isArray()) {
      throw bad(what);
    }
    return json;
  }

  private static LogLine line(String level, JsonNode value) {
    JsonNode time = value.path(0);
    JsonNode text = value.path(1);
    if (!time.isTextual() || !NANOS.matcher(time.asText()).matches() || !text.isTextual()) {
      throw bad("values of a stream");
    }
    return new LogLine(
        Long.parseLong(time.asText()), cut(level, LONGEST_LEVEL), cut(text.asText(), LONGEST_LINE));
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most) + "…" : text;
  }

  private static ProblemException bad(String what) {
    return new ProblemException(
        Problem.BAD_DATA,
        "the "
            + what
            + " are no array as Loki takes it; send"
            + " {\"streams\":[{\"stream\":{\"level\":\"info\"},\"values\":[[\"NANOSECONDS\",\"TEXT\"]]}]}");
  }
}

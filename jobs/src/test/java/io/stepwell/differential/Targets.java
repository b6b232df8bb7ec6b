package io.stepwell.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stepwell.differential.PlainQuestion.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Calls as targets of requests: the paths that there are, raw or percent-encoded. */
final class Targets {

  /** What {@code encodeURI} of browsers leaves as it is. */
  private static final String PLAIN_TO_BROWSERS = "-_.!~*'();,/?:@&=+$#";

  private final Dice dice;
  private final boolean raw;

  /**
   * @param raw whether nothing is encoded but what HTTP cannot do without
   */
  Targets(Dice dice, boolean raw) {
    this.dice = dice;
    this.raw = raw;
  }

  /** The target of a query with those parameters. */
  String ofQuery(Asked asked, Map<String, String> parameters) {
    String call =
        switch (asked.form()) {
          case RANGE -> "query_range_k6";
          case AGGREGATE, ACROSS -> "query_aggregate_k6";
        };
    return entity(asked) + "/" + encoded(call + parentheses(parameters));
  }

  /** The target of the metrics of a load test, with those parameters or none. */
  String ofMetrics(Asked asked, Map<String, String> parameters) {
    String call = parameters.isEmpty() ? "" : parentheses(parameters);
    return entity(asked) + dice.of("/metrics", "/ms") + encoded(call);
  }

  /** The target of something else that a run has. */
  String ofRun(long run, String resource, List<String> selectors) {
    List<String> pairs = new ArrayList<>();
    for (String selector : selectors) {
      pairs.add(dice.of("match[]=", "match%5B%5D=") + encodedValue(selector));
    }
    String query = pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    return prefix() + "test_runs/" + run + "/" + resource + query;
  }

  private String entity(Asked asked) {
    String entities =
        switch (asked.form()) {
          case RANGE, AGGREGATE -> "test_runs";
          case ACROSS -> "load_tests";
        };
    return prefix() + entities + (dice.percent(70) ? "/" + asked.id() : "(" + asked.id() + ")");
  }

  private String prefix() {
    return dice.percent(80) ? "/cloud/v5/" : "/";
  }

  /** In any order. */
  private String parentheses(Map<String, String> parameters) {
    List<String> pairs = new ArrayList<>();
    parameters.forEach(
        (name, value) -> pairs.add(blank() + name + blank() + "=" + blank() + value + blank()));
    return "(" + String.join(",", dice.shuffled(pairs)) + ")";
  }

  /** A name that a path holds between two slashes. */
  String segment(String name) {
    return encoded(name, "");
  }

  private String encoded(String text) {
    if (raw) {
      // Only what would end the request line, or begin an escape.
      return text.replace("%", "%25").replace(" ", "%20").replace("\t", "%09").replace("\n", "%0A");
    }
    return encoded(text, dice.percent(50) ? PLAIN_TO_BROWSERS : "");
  }

  /** A value of a query string, where a plus sign is a blank. */
  private String encodedValue(String text) {
    if (raw) {
      return encoded(text).replace("&", "%26").replace("+", "%2B").replace("%20", "+");
    }
    return encoded(text, "");
  }

  private static String encoded(String text, String plain) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || plain.indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        encoded.append("%%%02X".formatted((int) c));
      }
    }
    return encoded.toString();
  }

  private String blank() {
    return dice.percent(95) ? "" : " ";
  }
}

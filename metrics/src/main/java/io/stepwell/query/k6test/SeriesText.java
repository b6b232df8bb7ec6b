package io.stepwell.query.k6test;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.Matcher;
import io.stepwell.query.QueryException;
import io.stepwell.query.Selector;
import java.util.Map;
import java.util.TreeMap;

/**
 * A series as a line begins with it: {@code name{label="value",…}}, and the rest of the line.
 *
 * @param metric empty if it is left out
 * @param labels as written
 * @param rest what follows after a blank, without blanks around it
 */
record SeriesText(String metric, Labels labels, String rest) {

  static SeriesText read(Line line, String text) {
    int end = end(text);
    Selector selector;
    try {
      selector = Selector.parseAnyMetric(text.substring(0, end));
    } catch (QueryException e) {
      throw line.mistake(e.sentence());
    }
    Map<String, String> labels = new TreeMap<>();
    for (Matcher matcher : selector.matchers()) {
      if (matcher.operator() != Matcher.Operator.EQUAL
          || labels.put(matcher.label(), matcher.value()) != null) {
        throw line.mistake("a series has each label once, with =, not " + matcher);
      }
    }
    String metric = selector.metric().orElse("");
    return new SeriesText(metric, Labels.of(labels), text.substring(end).strip());
  }

  /** Where the series ends: at the first blank that is not in quotes. */
  private static int end(String text) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && Character.isWhitespace(c)) {
        return i;
      }
    }
    return text.length();
  }

  SeriesKey key(Line line) {
    if (metric.isEmpty()) {
      throw line.mistake("a series has a metric's name, as in http_reqs{status=\"200\"}");
    }
    return new SeriesKey(metric, labels);
  }
}

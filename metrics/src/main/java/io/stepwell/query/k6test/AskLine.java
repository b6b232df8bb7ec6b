package io.stepwell.query.k6test;

import io.stepwell.query.ResultType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a question: {@code eval range run 7 step 5 metric http_reqs query rate by (name)}. */
final class AskLine {

  private static final String METRIC = " metric ";
  private static final String QUERY = " query ";

  private AskLine() {}

  /**
   * @param lastRun the run that is asked where the line names none
   */
  static Ask read(Line line, long lastRun) {
    String text = line.text() + " ";
    int metric = text.indexOf(METRIC);
    int query = text.lastIndexOf(QUERY);
    if (metric < 0 || query < metric) {
      throw line.mistake("a question has a metric and then a query");
    }
    Words words = new Words(line, text.substring(0, metric));
    words.expect("eval");
    ResultType type = words.take("range") ? ResultType.MATRIX : aggregate(words);
    Ask ask =
        new Ask(
            type,
            runs(line, words, lastRun, type),
            text.substring(metric + METRIC.length(), query).strip(),
            text.substring(query + QUERY.length()).strip(),
            given(words, "step"),
            given(words, "start"),
            given(words, "end"));
    words.end();
    return ask;
  }

  private static ResultType aggregate(Words words) {
    words.expect("aggregate");
    return ResultType.VECTOR;
  }

  private static List<Long> runs(Line line, Words words, long lastRun, ResultType type) {
    if (type == ResultType.VECTOR && words.take("runs")) {
      String ids = words.next("the ids of test runs");
      return Arrays.stream(ids.split(",")).map(id -> Words.run(line, id)).toList();
    }
    return List.of(words.take("run") ? words.run() : lastRun);
  }

  private static Optional<String> given(Words words, String name) {
    return words.take(name) ? Optional.of(words.next("a value of " + name)) : Optional.empty();
  }
}

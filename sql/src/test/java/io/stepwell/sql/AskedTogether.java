package io.stepwell.sql;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.query.RunExtent;
import io.stepwell.query.StepStore;
import io.stepwell.schemas.api.QuestionSql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several questions in one statement, as a statement costs more than a question. */
final class AskedTogether {

  private static final int MOST_LABELS = 3;

  private AskedTogether() {}

  /**
   * Its columns are the question's number, the labels of the answer in the order of the query's,
   * the end of the span and the value.
   */
  static String sql(StepStore store, List<RandomQuestion> questions) {
    return IntStream.range(0, questions.size())
            .mapToObj(number -> numbered(number, questions.get(number), store))
            .collect(Collectors.joining("\nUNION ALL\n"))
        + ";";
  }

  private static String numbered(int number, RandomQuestion question, StepStore store) {
    List<String> kept = kept(question);
    String labels =
        IntStream.range(0, MOST_LABELS)
            .mapToObj(i -> i < kept.size() ? "`" + kept.get(i) + "` AS l" + i : "'' AS l" + i)
            .collect(Collectors.joining(", "));
    String time = question.step().isPresent() ? "`time`" : "0";
    return "SELECT %d AS number, %s, %s AS `time`, `value` FROM (\n%s)"
        .formatted(number, labels, time, statement(question, store).replace(";", ""));
  }

  private static String statement(RandomQuestion question, StepStore store) {
    RunExtent extent = store.extent(question.run()).orElseThrow();
    MetricType type =
        store.metrics(question.run()).stream()
            .filter(metric -> metric.name().equals(question.metric()))
            .findFirst()
            .orElseThrow()
            .type();
    return question.step().isPresent()
        ? QuestionSql.ofRange(extent, type, question.question())
        : QuestionSql.ofAggregate(extent, type, question.question());
  }

  /** The labels that are left in the answer. */
  private static List<String> kept(RandomQuestion question) {
    return question.aggregator().isPresent() ? question.outerBy() : question.by();
  }

  /** The points of one of the questions. */
  static Points points(PrintedTable answers, int number, RandomQuestion question) {
    List<String> kept = kept(question);
    Map<Points.Key, Double> values = new TreeMap<>();
    for (List<String> row : answers.rows()) {
      if (row.get(0).equals(Integer.toString(number))) {
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i < kept.size(); i++) {
          labels.put(kept.get(i), row.get(1 + i));
        }
        long time = Long.parseLong(row.get(4));
        values.put(
            new Points.Key(question.run(), Labels.of(labels), time), Double.valueOf(row.get(5)));
      }
    }
    return new Points(values);
  }
}

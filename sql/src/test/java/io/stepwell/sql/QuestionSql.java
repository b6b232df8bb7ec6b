package io.stepwell.sql;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How a question is asked in SQL: by groups, windows and parts, as sql/README.md tells. */
final class QuestionSql {

  private static final int MOST_LABELS = 3;

  private final RandomQuestion question;
  private final List<String> groups;

  private QuestionSql(RandomQuestion question) {
    this.question = question;
    this.groups = IntStream.range(0, question.by().size()).mapToObj(i -> "l" + i).toList();
  }

  /**
   * One statement for all of them, as a statement costs more than a question: its columns are the
   * question's number, the labels in the order of the query's, the end of the span and the value.
   */
  static String of(List<RandomQuestion> questions) {
    return IntStream.range(0, questions.size())
            .mapToObj(
                number ->
                    "SELECT %d AS number, * FROM (%s)"
                        .formatted(number, new QuestionSql(questions.get(number)).statement()))
            .collect(Collectors.joining("\nUNION ALL\n"))
        + ";";
  }

  /** The points of one of the questions. */
  static Points points(PrintedTable answers, int number, RandomQuestion question) {
    Map<Points.Key, Double> values = new TreeMap<>();
    for (List<String> row : answers.rows()) {
      if (row.get(0).equals(Integer.toString(number)) && !row.get(5).equals("<NULL>")) {
        Map<String, String> labels = new HashMap<>();
        List<String> kept = question.aggregator().isPresent() ? question.outerBy() : question.by();
        for (String label : kept) {
          labels.put(label, row.get(1 + question.by().indexOf(label)));
        }
        long time = question.step().isPresent() ? Long.parseLong(row.get(4)) : 0;
        Points.Key key = new Points.Key(question.run(), Labels.of(labels), time);
        values.put(key, Double.valueOf(row.get(5)));
      }
    }
    return new Points(values);
  }

  private String statement() {
    return """
        WITH chosen AS (
          SELECT %1$s `second`, part
          FROM steps
          WHERE test_run_id = %2$d AND metric = %3$s %4$s
        ),
        began AS (
          SELECT %5$s MIN(`second`) AS first_second FROM chosen %6$s
        ),
        asked AS (
          SELECT %7$s w.to_second, %8$s AS v
          FROM began b
          JOIN LATERAL TABLE(%9$s) AS w ON w.to_second > b.first_second
          LEFT JOIN chosen c ON %10$s c.`second` >= %11$s AND c.`second` < w.to_second
          GROUP BY %7$s w.from_second, w.to_second
        )
        %12$s
        """
        .formatted(
            list(groups, group -> "K6_LABEL(labels, " + text(label(group)) + ") AS " + group),
            question.run(),
            text(question.metric()),
            question.conditions().isEmpty()
                ? ""
                : "AND K6_MATCHES(metric, labels, " + text("{" + question.conditions() + "}") + ")",
            list(groups, group -> group),
            groups.isEmpty() ? "" : "GROUP BY " + String.join(", ", groups),
            list(groups, group -> "b." + group),
            value(),
            windows(),
            groups.stream()
                .map(g -> "c." + g + " = b." + g + " AND")
                .collect(Collectors.joining(" ")),
            countsFromStart() ? question.runStart() + "" : "w.from_second",
            result());
  }

  private String label(String group) {
    return question.by().get(groups.indexOf(group));
  }

  private static String list(List<String> items, Function<String, String> print) {
    return items.stream().map(print.andThen(item -> item + ", ")).collect(Collectors.joining());
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private boolean countsFromStart() {
    return question.method().name().contains("value") || question.method().name().equals("cumrate");
  }

  private String value() {
    String method = text(question.call());
    if (question.method().parameter() == Parameter.SECONDS) {
      return "K6_METHOD(K6_MERGE(c.part, c.`second`), " + method + ", w.from_second, w.to_second)";
    }
    String from = countsFromStart() ? Long.toString(question.runStart()) : "w.from_second";
    return "K6_METHOD(K6_MERGE(c.part), " + method + ", w.to_second - " + from + ")";
  }

  /** A step that is longer than the time since 1970 makes one window. */
  private String windows() {
    return "K6_WINDOWS(%d, %d, %d)"
        .formatted(question.start(), question.end(), question.step().orElse(question.end()));
  }

  private String result() {
    return question
        .aggregator()
        .map(
            word ->
                "SELECT %s to_second, %s(v) FROM asked WHERE v IS NOT NULL GROUP BY %s to_second"
                    .formatted(labels(true), word.toUpperCase(Locale.ROOT), labels(false)))
        .orElse("SELECT " + labels(true) + " to_second, v FROM asked");
  }

  /** Those that are left in the answer, and maybe an empty text for all others. */
  private String labels(boolean padded) {
    List<String> kept = question.aggregator().isPresent() ? question.outerBy() : question.by();
    return IntStream.range(0, MOST_LABELS)
        .mapToObj(i -> "l" + i)
        .filter(group -> padded || (groups.contains(group) && kept.contains(label(group))))
        .map(
            group ->
                groups.contains(group) && kept.contains(label(group))
                    ? group + ","
                    : "'' AS " + group + ",")
        .collect(Collectors.joining(" "));
  }
}

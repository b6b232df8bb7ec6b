package io.stepwell.sql;

import io.stepwell.metrics.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How a question is asked in SQL: by groups, windows and parts, as sql/README.md tells. */
final class QuestionSql {

  private final RandomQuestion question;
  private final List<String> groups;

  private QuestionSql(RandomQuestion question) {
    this.question = question;
    this.groups = IntStream.range(0, question.by().size()).mapToObj(i -> "l" + i).toList();
  }

  /** The statement; its columns are the labels, time where there are many points, and the value. */
  static String of(RandomQuestion question) {
    return new QuestionSql(question).statement();
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
        %12$s;
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
    List<String> kept = question.aggregator().isPresent() ? question.outerBy() : question.by();
    List<String> columns = groups.stream().filter(group -> kept.contains(label(group))).toList();
    String labels = list(columns, group -> group + " AS `" + label(group) + "`");
    String time = question.step().isPresent() ? "TO_TIMESTAMP_LTZ(to_second, 0) AS `time`, " : "";
    return question
        .aggregator()
        .map(
            word ->
                "SELECT %s%s%s(v) AS v FROM asked WHERE v IS NOT NULL GROUP BY %sto_second"
                    .formatted(labels, time, word.toUpperCase(Locale.ROOT), list(columns, g -> g)))
        .orElse("SELECT " + labels + time + "v FROM asked");
  }
}

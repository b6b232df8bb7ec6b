package io.stepwell.schemas.api;

import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Parameter;
import io.stepwell.query.Aggregator;
import io.stepwell.query.Matcher;
import io.stepwell.query.MethodCall;
import io.stepwell.query.QueryException;
import io.stepwell.query.Question;
import io.stepwell.query.ResolvedQuery;
import io.stepwell.query.RunExtent;
import io.stepwell.query.Selector;
import io.stepwell.query.TimeRange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A question as a statement for {@code ./stepwell sql}, which gives the same answer: a column for
 * each label of the query, then {@code time}, in unix seconds, of a range query, and {@code value}.
 */
public final class QuestionSql {

  /** Columns of the statement itself, which a label of the same name has to keep clear of. */
  private static final Set<String> OWN =
      Set.of("second", "part", "first_second", "from_second", "to_second", "time", "value");

  /** Without columns to group by, nothing would make a row, too. */
  private static final String SOME = "\nHAVING COUNT(*) > 0";

  private static final String OF_METRIC = "__name__";
  private static final String OF_RUN = "test_run_id";

  private final RunExtent run;
  private final Question question;
  private final TimeRange time;
  private final ResolvedQuery resolved;

  private QuestionSql(RunExtent run, MetricType type, Question question) {
    this.run = run;
    this.question = question;
    this.time = TimeRange.of(run, question.start(), question.end());
    this.resolved = question.query().resolve(type);
  }

  /**
   * A statement with a row for each group.
   *
   * @param type the metric's in that run
   * @throws QueryException if the type lacks the method, or the time makes no sense
   */
  public static String ofAggregate(RunExtent run, MetricType type, Question question) {
    QuestionSql sql = new QuestionSql(run, type, question);
    boolean whole = sql.time.start() <= run.start() && sql.time.end() >= run.end();
    return whole && !sql.looksInside() ? sql.overall() : sql.windowed(false);
  }

  /**
   * A statement with a row for each group and window.
   *
   * @param type the metric's in that run
   * @throws QueryException if the type lacks the method, or the time makes no sense
   */
  public static String ofRange(RunExtent run, MetricType type, Question question) {
    return new QuestionSql(run, type, question).windowed(true);
  }

  private String overall() {
    long seconds = isSinceStart() ? time.end() - run.start() : time.seconds();
    String method = "K6_METHOD(K6_MERGE(part), %s, %d)".formatted(text(signature()), seconds);
    String groups =
        """
        SELECT %s%s AS %s
        FROM (
          SELECT %spart
          FROM steps
          WHERE %s
        )%s
        """
            .formatted(
                listed(columns(by())),
                method,
                folds() ? "v" : "`value`",
                labels(),
                conditions("\n    "),
                by().isEmpty() ? SOME : groupBy(columns(by())));
    return folds() ? folded("(\n" + groups.indent(2) + ")", List.of()) : end(groups, List.of());
  }

  private String windowed(boolean range) {
    String first = isSinceStart() ? Long.toString(run.start()) : "w.from_second";
    String call = text(signature());
    String value =
        looksInside()
            ? "K6_METHOD(K6_MERGE(c.part, c.`second`), %s, w.from_second, w.to_second)"
                .formatted(call)
            : "K6_METHOD(K6_MERGE(c.part), %s, w.to_second - %s)".formatted(call, first);
    String chosen =
        """
        WITH chosen AS (
          SELECT %1$s`second`, part
          FROM steps
          WHERE %2$s
        ),
        began AS (
          SELECT %3$sMIN(`second`) AS first_second
          FROM chosen%4$s
        ),
        asked AS (
          SELECT %5$sw.to_second AS to_second, %6$s AS v
          FROM began b
          JOIN LATERAL TABLE(K6_WINDOWS(%7$d, %8$d%9$s)) AS w ON w.to_second > b.first_second
          LEFT JOIN chosen c
            ON %10$sc.`second` >= %11$s AND c.`second` < w.to_second
          GROUP BY %5$sw.from_second, w.to_second
        )
        """
            .formatted(
                labels(),
                conditions("\n    "),
                listed(columns(by())),
                groupBy(columns(by())).replace("\n", "\n  "),
                each(columns(by()), column -> "b." + column + ", "),
                value,
                time.start(),
                time.end(),
                step(range),
                each(columns(by()), column -> "c." + column + " = b." + column + " AND "),
                first);
    List<String> times = range ? List.of("to_second") : List.of();
    if (folds()) {
      return chosen + folded("asked\nWHERE v IS NOT NULL", times);
    }
    String shown = listed(columns(by())) + (range ? "to_second AS `time`, " : "") + "v AS `value`";
    return end(
        chosen + "SELECT " + shown + "\nFROM asked\nWHERE v IS NOT NULL\n",
        range ? columns(by(), "`time`") : List.of());
  }

  /** A step as long as all the time since 1970 makes one window. */
  private String step(boolean range) {
    OptionalLong step = range ? question.step() : OptionalLong.of(time.end());
    return step.isPresent() ? ", " + step.getAsLong() : "";
  }

  private boolean folds() {
    return question.query().aggregator().isPresent();
  }

  /**
   * What the aggregator makes of the groups.
   *
   * @param times the columns that tell windows apart
   */
  private String folded(String from, List<String> times) {
    String aggregator = question.query().aggregator().map(Aggregator::word).orElseThrow();
    List<String> kept = columns(question.query().by());
    List<String> keys = Stream.concat(kept.stream(), times.stream()).toList();
    String statement =
        "SELECT %s%s%s(v) AS `value`\nFROM %s%s\n"
            .formatted(
                listed(kept),
                times.isEmpty() ? "" : "to_second AS `time`, ",
                aggregator.toUpperCase(Locale.ROOT),
                from,
                keys.isEmpty() ? SOME : groupBy(keys));
    return end(statement, times.isEmpty() ? List.of() : columns(question.query().by(), "`time`"));
  }

  private static String end(String statement, List<String> order) {
    String ordered = order.isEmpty() ? "" : "\nORDER BY " + String.join(", ", order);
    return statement.stripTrailing() + ordered + ";\n";
  }

  private List<String> by() {
    return question.query().call().by();
  }

  /** The method with its argument, under the type's own name of it. */
  private String signature() {
    MethodCall call = question.query().call();
    return new MethodCall(resolved.method().name(), call.arguments(), List.of()).signature();
  }

  private boolean isSinceStart() {
    String method = resolved.method().name();
    return method.contains("value") || method.equals("cumrate");
  }

  /** Whether the method has to see the seconds of a span. */
  private boolean looksInside() {
    return resolved.method().parameter() == Parameter.SECONDS;
  }

  private String labels() {
    return by().stream()
        .map(label -> "K6_LABEL(labels, " + text(label) + ") AS " + column(label) + ", ")
        .collect(Collectors.joining());
  }

  private static String groupBy(List<String> columns) {
    return columns.isEmpty() ? "" : "\nGROUP BY " + String.join(", ", columns);
  }

  private String conditions(String lineBreak) {
    Selector selector = question.selector();
    StringBuilder conditions = new StringBuilder("test_run_id = " + run.run());
    conditions.append(" AND metric = ").append(text(question.metric()));
    List<Matcher> own = selector.matchers().stream().filter(isOwn()).toList();
    List<Matcher> others = selector.matchers().stream().filter(isOwn().negate()).toList();
    if (!own.stream().allMatch(this::holds)) {
      conditions.append(" AND FALSE");
    }
    if (!others.isEmpty()) {
      conditions
          .append(lineBreak)
          .append("AND K6_MATCHES(metric, labels, ")
          .append(text(new Selector(Optional.empty(), others).toString()))
          .append(')');
    }
    return conditions.toString();
  }

  private static Predicate<Matcher> isOwn() {
    return matcher -> matcher.label().equals(OF_METRIC) || matcher.label().equals(OF_RUN);
  }

  /** Whether a condition on what is the same for all series holds. */
  private boolean holds(Matcher matcher) {
    return matcher
        .test()
        .test(matcher.label().equals(OF_RUN) ? Long.toString(run.run()) : question.metric());
  }

  private static String listed(List<String> columns) {
    return each(columns, column -> column + ", ");
  }

  private static String each(List<String> columns, Function<String, String> print) {
    return columns.stream().map(print).collect(Collectors.joining());
  }

  private static List<String> columns(List<String> labels, String... more) {
    return Stream.concat(labels.stream().map(QuestionSql::column), Stream.of(more)).toList();
  }

  /** The column that holds a label's values. */
  private static String column(String label) {
    String name = OWN.contains(label) ? label + "_label" : label;
    return "`" + name.replace("`", "``") + "`";
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}

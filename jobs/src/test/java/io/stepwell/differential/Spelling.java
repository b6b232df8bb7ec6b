package io.stepwell.differential;

import io.stepwell.differential.PlainQuestion.Asked;
import io.stepwell.differential.PlainQuestion.Calculation;
import io.stepwell.differential.PlainQuestion.Condition;
import io.stepwell.differential.PlainQuestion.Filter;
import io.stepwell.differential.PlainQuestion.Operator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The many ways to write one question down. */
final class Spelling {

  private final Dice dice;

  Spelling(Dice dice) {
    this.dice = dice;
  }

  /** The values that stand between the parentheses of the call, as they stand there. */
  Map<String, String> parameters(PlainQuestion question) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("query", quoted(query(question.calculation())));
    parameters.put("metric", quoted(selector(question.filter())));
    question.period().step().ifPresent(step -> parameters.put("step", Long.toString(step)));
    question.period().start().ifPresent(start -> parameters.put("start", date(start)));
    question.period().end().ifPresent(end -> parameters.put("end", date(end)));
    parameters.putAll(runs(question.of()));
    return parameters;
  }

  /** Those that say which runs of a load test are asked; none for the usual ones. */
  Map<String, String> runs(Asked asked) {
    Map<String, String> parameters = new LinkedHashMap<>();
    asked.last().ifPresent(last -> parameters.put("test_run_count", Integer.toString(last)));
    asked.runs().ifPresent(runs -> parameters.put("test_run_ids", list(runs)));
    return parameters;
  }

  /** A text of which everything is data. */
  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private String list(List<Long> runs) {
    return runs.stream()
        .map(run -> blank() + run + blank())
        .collect(Collectors.joining(",", "[", "]"));
  }

  String query(Calculation calculation) {
    String call = withBy(method(calculation), calculation.by());
    return calculation
        .aggregator()
        .map(word -> word + blank() + "(" + blank() + call + blank() + ")")
        .map(folded -> withBy(folded, calculation.outerBy()))
        .orElse(call);
  }

  private String method(Calculation calculation) {
    String name = calculation.otherName().orElse(calculation.method());
    return calculation
        .argument()
        .map(argument -> name + "(" + blank() + argument + blank() + ")")
        .orElse(name + (dice.percent(10) ? "()" : ""));
  }

  private String withBy(String call, List<String> labels) {
    if (labels.isEmpty()) {
      return call + (dice.percent(5) ? " by ()" : "");
    }
    // Behind a bare name the blank is what ends it.
    String between = call.endsWith(")") && dice.percent(40) ? "" : dice.of(" ", " ", "  ");
    return labels.stream()
        .map(label -> blank() + label(label) + blank())
        .collect(Collectors.joining(",", call + between + "by" + blank() + "(", ")"));
  }

  private String label(String name) {
    return name.matches("[\\p{L}\\p{N}_%]+") && dice.percent(95) ? name : text(name);
  }

  String selector(Filter filter) {
    if (filter.conditions().isEmpty() && dice.percent(90)) {
      return filter.metric();
    }
    return filter.conditions().stream()
        .map(this::condition)
        .collect(
            Collectors.joining(
                dice.of(",", ", ", " , "),
                filter.metric() + blank() + "{" + blank(),
                (dice.percent(10) && !filter.conditions().isEmpty() ? "," : "") + blank() + "}"));
  }

  private String condition(Condition condition) {
    String operator =
        switch (condition.operator()) {
          case EQUAL -> "=";
          case NOT_EQUAL -> "!=";
          case MATCHES -> dice.percent(10) ? "~=" : "=~";
          case DOES_NOT_MATCH -> "!~";
        };
    boolean regex =
        condition.operator() == Operator.MATCHES || condition.operator() == Operator.DOES_NOT_MATCH;
    return label(condition.label())
        + blank()
        + operator
        + blank()
        + (regex && dice.percent(50) ? written(condition.value()) : text(condition.value()));
  }

  /** A regular expression as people write it, who double no backslash unless they must. */
  private String written(String regex) {
    boolean asItIs = !regex.matches("(?s).*(\\\\[\\\\\"nt]|[\"\n\t]|\\\\$).*");
    return asItIs ? '"' + regex + '"' : text(regex);
  }

  /** A text in one of the kinds of quotes, with the escapes that they all have. */
  private String text(String value) {
    String escaped =
        value
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", dice.of("\\n", "\n"))
            .replace("\t", dice.of("\\t", "\t"));
    List<String> pairs = new ArrayList<>(List.of("\"\"", "\"\"", "\"\""));
    if (!value.contains("`")) {
      pairs.add("``");
    }
    if (!value.contains("\u201c") && !value.contains("\u201d")) {
      pairs.add("\u201c\u201d");
    }
    String pair = dice.of(pairs);
    return pair.charAt(0) + escaped + pair.charAt(1);
  }

  /** One of the forms that a date may have, quoted or not. */
  String date(Instant moment) {
    String text =
        switch (dice.below(5)) {
          case 0 -> unixSeconds(moment);
          case 1 -> rfc3339(moment, ZoneOffset.ofHoursMinutes(5, 30));
          case 2 -> rfc3339(moment, ZoneOffset.ofHours(-11));
          default -> rfc3339(moment, ZoneOffset.UTC);
        };
    return dice.percent(20) ? quoted(text) : text;
  }

  private static String unixSeconds(Instant moment) {
    return moment.getEpochSecond()
        + (moment.getNano() == 0 ? "" : ".%09d".formatted(moment.getNano()));
  }

  private static String rfc3339(Instant moment, ZoneOffset offset) {
    return moment.atOffset(offset).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  String blank() {
    return dice.percent(90) ? "" : dice.of(" ", "  ", "\t");
  }
}

package io.stepwell.differential;

import io.stepwell.differential.Expected.Refusal;
import io.stepwell.differential.PlainQuestion.Asked;
import io.stepwell.differential.PlainQuestion.Calculation;
import io.stepwell.differential.PlainQuestion.Form;
import io.stepwell.metrics.MetricType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Questions with one mistake each, and what must be said of it. */
final class WrongQuestions {

  /** Every run has these. */
  private static final Map<MetricType, String> METRICS =
      Map.of(
          MetricType.COUNTER, "http_reqs",
          MetricType.GAUGE, "vus",
          MetricType.RATE, "checks",
          MetricType.TREND, "http_req_duration");

  private final List<SampledRun> runs;
  private final Dice dice;
  private final Targets targets;
  private final Spelling spelling;

  WrongQuestions(List<SampledRun> runs, Dice dice, Targets targets) {
    this.runs = runs;
    this.dice = dice;
    this.targets = targets;
    this.spelling = new Spelling(dice);
  }

  Request next() {
    MetricType type = dice.of(MetricType.values());
    return switch (dice.below(10)) {
      case 0 -> methodOfAnotherType(type);
      case 1 -> unknownMethod(type);
      case 2 -> wrongArgument();
      case 3 -> droppedLabel(type);
      case 4 -> wrongStep(type);
      case 5 -> wrongTime(type);
      case 6 -> wrongRuns(type);
      case 7 -> wrongParameter(type);
      case 8 -> brokenSelector(type);
      default -> brokenQuery(type);
    };
  }

  private Request methodOfAnotherType(MetricType type) {
    List<String> own = DocumentedMethods.of(type);
    List<String> others =
        DocumentedMethods.all().stream()
            .filter(method -> !own.contains(method))
            // Which rate metrics understand, as k6's thresholds call it so.
            .filter(method -> type != MetricType.RATE || !method.equals("rate"))
            .toList();
    String method = dice.of(others);
    String call =
        switch (method) {
          case "max_rate" -> "max_rate(5)";
          case "histogram_quantile" -> "histogram_quantile(0.9)";
          default -> method;
        };
    return with(type, "query", Spelling.quoted(maybeFolded(call)), own.toArray(String[]::new));
  }

  private Request unknownMethod(MetricType type) {
    String method = dice.of("p95", "p(95)", "percentile(0.9)", "Increase", "nonsense", "stdvar");
    Stream<String> said = DocumentedMethods.of(type).stream();
    if (type == MetricType.TREND && method.startsWith("p")) {
      said = Stream.concat(said, Stream.of("histogram_quantile(0.95)"));
    }
    return with(type, "query", Spelling.quoted(maybeFolded(method)), said.toArray(String[]::new));
  }

  private Request wrongArgument() {
    return switch (dice.below(3)) {
      case 0 -> {
        String argument = dice.of("-0.1", "1.01", "1.0000000000000000001", "95", "", "0.5,0.9");
        String query = "histogram_quantile(" + argument + ")";
        yield with(MetricType.TREND, "query", quotedCall(query), "histogram_quantile");
      }
      case 1 -> {
        String query = "max_rate(" + dice.of("0", "-1", "1.5", "", "5,6", "0.5", "5s") + ")";
        yield with(MetricType.COUNTER, "query", quotedCall(query), "max_rate");
      }
      default ->
          with(MetricType.COUNTER, "query", quotedCall("increase(5)"), "increase", "no argument");
    };
  }

  private Request droppedLabel(MetricType type) {
    PlainQuestion question = question(type);
    Calculation right = question.calculation();
    Calculation wrong =
        new Calculation(
            right.method(),
            right.argument(),
            List.of("name", "status"),
            Optional.of(dice.of("min", "max", "sum", "avg")),
            dice.of(List.of("method"), List.of("name", "method")),
            Optional.empty());
    return request(
        question.of(),
        spelling.parameters(question.with(wrong)),
        Refusal.badData("method", "inside"));
  }

  private Request wrongStep(MetricType type) {
    return dice.percent(60)
        ? with(Form.RANGE, type, "step", dice.of("0", "-1", "1.5", "'5'", "5s", "", "[5]"), "step")
        : with(dice.of(Form.AGGREGATE, Form.ACROSS), type, "step", "5", "step");
  }

  private Request wrongTime(MetricType type) {
    SampledRun run = dice.of(runs);
    Form form = dice.of(Form.RANGE, Form.AGGREGATE);
    PlainQuestion question = new RandomQuestions(runs, dice).about(form, run, metric(type));
    Map<String, String> parameters = spelling.parameters(question);
    String[] said = {"start", "end"};
    switch (dice.below(5)) {
      case 0 -> {
        parameters.put("start", run.start() + ".5");
        parameters.put("end", run.start() + dice.of(".5", ".25", ""));
      }
      case 1 -> parameters.put("start", Long.toString(run.end() + dice.below(2)));
      case 2 -> parameters.put("end", Long.toString(run.start() - dice.below(2)));
      case 3 -> {
        String name = dice.of("start", "end");
        parameters.put(name, dice.of("now", "'2023-02-30T00:00:00Z'", "2023-11-18", "[1]", "1e9"));
        said = new String[] {name, "date"};
      }
      default -> {
        if (form != Form.RANGE) {
          return wrongStep(type);
        }
        int step = dice.from(1, 700);
        long from = run.start() / step * step;
        parameters.put("step", Integer.toString(step));
        parameters.put("start", Long.toString(from));
        parameters.put("end", Long.toString(from + 11_000L * step + 1));
        said = new String[] {"11000", "step"};
      }
    }
    return request(question.of(), parameters, Refusal.badData(said));
  }

  private Request wrongRuns(MetricType type) {
    PlainQuestion question = question(Form.ACROSS, type);
    Map<String, String> parameters = spelling.parameters(question);
    parameters.remove("test_run_ids");
    parameters.remove("test_run_count");
    switch (dice.below(4)) {
      case 0 -> {
        parameters.put("test_run_ids", "[" + runs.get(0).id() + "]");
        parameters.put("test_run_count", "1");
        return wrong(question, parameters, "test_run_ids", "test_run_count");
      }
      case 1 -> {
        parameters.put("test_run_count", dice.of("0", "-1", "1.5", "many", "'1'", "[1]"));
        return wrong(question, parameters, "test_run_count");
      }
      case 2 -> {
        long other =
            dice.of(
                999L, dice.of(runs.stream().filter(r -> !isOf(r, question.of())).toList()).id());
        parameters.put("test_run_ids", "[" + other + "]");
        return request(
            question.of(), parameters, Refusal.notFound("test run " + other, "load test"));
      }
      default -> {
        PlainQuestion asked = question(type);
        Asked unknown = new Asked(asked.form(), 888, OptionalInt.empty(), Optional.empty());
        return request(unknown, spelling.parameters(asked), Refusal.notFound("888"));
      }
    }
  }

  private static boolean isOf(SampledRun run, Asked asked) {
    return run.loadTest() == asked.id();
  }

  private Request wrongParameter(MetricType type) {
    PlainQuestion question = question(type);
    Map<String, String> parameters = spelling.parameters(question);
    String name = dice.of("metric", "query");
    return switch (dice.below(4)) {
      case 0 -> {
        String unknown = dice.of("steps", "from", "Query", "metrics", "größe");
        parameters.put(unknown, "5");
        yield wrong(question, parameters, unknown, "allowed", "metric", "query");
      }
      case 1 -> {
        // A comma and another pair behind the value.
        parameters.merge(name, name + "='increase'", (one, two) -> one + "," + two);
        yield wrong(question, parameters, name, "twice");
      }
      case 2 -> {
        parameters.remove(name);
        yield wrong(question, parameters, name, "missing");
      }
      default -> {
        parameters.put(name, dice.of("rate", "5", "[1]"));
        yield wrong(question, parameters, name, "quotes");
      }
    };
  }

  private Request brokenSelector(MetricType type) {
    String selector = BrokenTexts.selector(dice, metric(type));
    String said = selector.contains("~") ? "regular expression" : "selector";
    return with(type, "metric", Spelling.quoted(selector), said);
  }

  private Request brokenQuery(MetricType type) {
    String method = DocumentedMethods.of(type).get(0);
    return with(type, "query", Spelling.quoted(BrokenTexts.query(dice, method)));
  }

  private Request request(Asked asked, Map<String, String> parameters, Refusal refusal) {
    return new Request(targets.ofQuery(asked, parameters), refusal);
  }

  /** A question in which one parameter is written otherwise. */
  private Request with(MetricType type, String parameter, String value, String... said) {
    return with(dice.of(Form.values()), type, parameter, value, said);
  }

  private Request with(Form form, MetricType type, String parameter, String value, String... said) {
    PlainQuestion question = question(form, type);
    Map<String, String> parameters = new LinkedHashMap<>(spelling.parameters(question));
    parameters.put(parameter, value);
    return wrong(question, parameters, said);
  }

  private Request wrong(PlainQuestion question, Map<String, String> parameters, String... said) {
    return request(question.of(), parameters, Refusal.badData(said));
  }

  private PlainQuestion question(MetricType type) {
    return question(dice.of(Form.values()), type);
  }

  private PlainQuestion question(Form form, MetricType type) {
    return new RandomQuestions(runs, dice).about(form, dice.of(runs), metric(type));
  }

  private static String metric(MetricType type) {
    return Objects.requireNonNull(METRICS.get(type));
  }

  private String quotedCall(String call) {
    return Spelling.quoted(maybeFolded(call));
  }

  private String maybeFolded(String call) {
    return dice.percent(70) ? call : "sum(" + call + " by (name))";
  }
}

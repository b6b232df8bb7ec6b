package io.stepwell.differential;

import static java.util.Comparator.comparingLong;

import io.stepwell.differential.Expected.Point;
import io.stepwell.differential.Expected.Series;
import io.stepwell.differential.Expected.Warned;
import io.stepwell.differential.PlainQuestion.Asked;
import io.stepwell.differential.PlainQuestion.Calculation;
import io.stepwell.differential.PlainQuestion.Form;
import io.stepwell.differential.PlainQuestion.Period;
import io.stepwell.jobs.RawSample;
import io.stepwell.metrics.MetricType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The API's rules worked out from raw samples, with nothing of the engine. */
final class Reference {

  private static final int USUAL_RUNS = 30;

  private final List<SampledRun> runs;

  Reference(List<SampledRun> runs) {
    this.runs = runs;
  }

  Expected answer(PlainQuestion question) {
    return question.form() == Form.ACROSS ? across(question) : single(question);
  }

  /** The run that a question is put to; of several runs the latest that has the metric. */
  Optional<SampledRun> run(PlainQuestion question) {
    return asked(question.of()).stream()
        .filter(run -> run.has(question.filter().metric()))
        .max(comparingLong(SampledRun::start));
  }

  private Expected single(PlainQuestion question) {
    SampledRun run = asked(question.of()).get(0);
    Period period = question.period();
    Instant start = period.start().orElse(Instant.ofEpochSecond(run.start()));
    Instant end = period.end().orElse(Instant.ofEpochSecond(run.end()));
    if (!start.isBefore(end)) {
      return Expected.Refusal.badData("start", "end");
    }
    Window whole = Window.between(start, end);
    boolean range = question.form() == Form.RANGE;
    List<Window> windows =
        range ? whole.cut(period.step().orElse(whole.usualStep())) : List.of(whole);
    if (windows.isEmpty()) {
      return Expected.Refusal.badData("11000");
    }
    List<Series> series =
        run.has(question.filter().metric()) ? series(question, run, windows) : List.of();
    return new Expected.Answer(
        range ? "matrix" : "vector",
        series,
        run.has(question.filter().metric()) ? warned(question, series) : Warned.YES);
  }

  private Expected across(PlainQuestion question) {
    String metric = question.filter().metric();
    List<SampledRun> having =
        asked(question.of()).stream()
            .filter(run -> run.has(metric))
            .sorted(comparingLong(SampledRun::id))
            .toList();
    if (having.isEmpty()) {
      return new Expected.Answer("vector", List.of(), Warned.YES);
    }
    MetricType type = run(question).orElseThrow().type(metric);
    List<Series> series = new ArrayList<>();
    boolean othersLeftOut = false;
    for (SampledRun run : having) {
      if (run.type(metric) == type) {
        series.addAll(series(question, run, List.of(new Window(run.start(), run.end()))));
      } else {
        othersLeftOut = true;
      }
    }
    return new Expected.Answer(
        "vector", series, othersLeftOut ? Warned.YES : warned(question, series));
  }

  /** The runs that a question is put to. */
  List<SampledRun> asked(Asked asked) {
    if (asked.form() != Form.ACROSS) {
      return runs.stream().filter(run -> run.id() == asked.id()).toList();
    }
    List<SampledRun> ofLoadTest =
        runs.stream().filter(run -> run.loadTest() == asked.id()).toList();
    if (asked.runs().isPresent()) {
      return ofLoadTest.stream().filter(run -> asked.runs().get().contains(run.id())).toList();
    }
    return ofLoadTest.stream()
        .sorted(comparingLong(SampledRun::start).reversed())
        .limit(asked.last().orElse(USUAL_RUNS))
        .toList();
  }

  private static List<Series> series(PlainQuestion question, SampledRun run, List<Window> windows) {
    Calculation calculation = question.calculation();
    String metric = question.filter().metric();
    Conditions conditions = new Conditions(question.filter().conditions(), run.id(), metric);
    Groups<RawSample> groups = new Groups<>(run.id(), metric, calculation.by());
    for (RawSample sample : run.samples(metric)) {
      if (conditions.hold(sample.labels())) {
        groups.add(sample.labels()::get, sample);
      }
    }
    Groups<List<Point>> points =
        new Groups<>(
            run.id(),
            metric,
            calculation.aggregator().isPresent() ? calculation.outerBy() : calculation.by());
    groups
        .all()
        .forEach(
            (labels, samples) ->
                points.add(
                    label -> labels.getOrDefault(label, ""),
                    points(new GroupReference(samples, run.start()), calculation, windows)));
    List<Series> series = new ArrayList<>();
    for (Map.Entry<Map<String, String>, List<List<Point>>> group : points.all().entrySet()) {
      List<Point> folded = Folding.of(calculation.aggregator(), group.getValue());
      if (!folded.isEmpty()) {
        series.add(new Series(group.getKey(), folded));
      }
    }
    return series;
  }

  private static List<Point> points(
      GroupReference group, Calculation calculation, List<Window> windows) {
    List<Point> points = new ArrayList<>();
    for (Window window : windows) {
      Bounds value = group.at(window, calculation);
      if (value.isNumber()) {
        points.add(new Point(window.to(), value));
      }
    }
    return points;
  }

  /** Whether a metric that is there is answered with warnings. */
  private static Warned warned(PlainQuestion question, List<Series> series) {
    if (question.calculation().otherName().isPresent()) {
      return Warned.YES;
    }
    return series.isEmpty() ? Conditions.warned(question.filter().conditions()) : Warned.NO;
  }
}

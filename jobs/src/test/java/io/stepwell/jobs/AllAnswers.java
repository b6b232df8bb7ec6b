package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stepwell.metrics.MetricType;
import io.stepwell.query.Answer;
import io.stepwell.query.AnswerSeries;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.Question;
import io.stepwell.query.RunExtent;
import io.stepwell.query.StepStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a run answers to every method of each of its metrics, in many ways. */
final class AllAnswers {

  /** Sums of doubles are rounded as they are added, in whatever order. */
  private static final double ROUNDING = 1e-9;

  private static final List<String> QUANTILES = List.of("0.5", "0.95", "1");

  private final FilledHome home;
  private final long run;
  private final Map<String, Double> points = new TreeMap<>();
  private final Set<String> facts = new TreeSet<>();

  private AllAnswers(FilledHome home, long run) {
    this.home = home;
    this.run = run;
  }

  /** Asks all of it. */
  static AllAnswers of(FilledHome home, long run) {
    AllAnswers answers = new AllAnswers(home, run);
    StepStore store = home.store().pinned();
    RunExtent extent = store.extent(run).orElseThrow();
    answers.facts.add(extent.start() + " to " + extent.end());
    store.series(run).forEach(series -> answers.facts.add(series.toString()));
    store.metrics(run).forEach(metric -> answers.facts.add(metric.toString()));
    for (MetricInfo metric : store.metrics(run)) {
      for (String method : methods(metric.type())) {
        answers.ask(metric.name(), method);
        answers.ask(metric.name(), method + " by (name,status,method)");
      }
    }
    return answers;
  }

  private static List<String> methods(MetricType type) {
    List<String> methods = new ArrayList<>();
    type.methods()
        .forEach(
            method -> {
              switch (method.parameter()) {
                case NONE -> methods.add(method.name());
                case SECONDS -> methods.add(method.name() + "(3)");
                case QUANTILE -> QUANTILES.forEach(q -> methods.add(method.name() + "(" + q + ")"));
              }
            });
    return methods;
  }

  private void ask(String metric, String query) {
    RunExtent extent = home.store().extent(run).orElseThrow();
    Optional<String> later = Optional.of(Long.toString(extent.start() + 1));
    Optional<String> earlier = Optional.of(Long.toString(extent.end() - 1));
    add(metric + query, home.aggregate(run, metric, query));
    add(
        metric + query + " within",
        home.engine().aggregate(run, Question.of(metric, query, Optional.empty(), later, earlier)));
    add(metric + query + " each", home.range(run, metric, query, 1));
    add(metric + query + " each 7", home.range(run, metric, query, 7));
  }

  private void add(String question, Answer answer) {
    for (AnswerSeries series : answer.series()) {
      for (int point = 0; point < series.size(); point++) {
        points.put(
            question + " " + series.labels() + " at " + series.time(point), series.value(point));
      }
    }
  }

  int size() {
    return points.size();
  }

  /** Fails unless the run answers the same now. */
  void assertStillGiven() {
    assertGivenBy(home);
  }

  /** Fails unless the run of that id in a home answers the same. */
  void assertGivenBy(FilledHome other) {
    AllAnswers others = of(other, run);
    assertThat(others.facts).containsExactlyElementsOf(facts);
    assertThat(others.points.keySet()).containsExactlyElementsOf(points.keySet());
    points.forEach(
        (question, value) ->
            assertThat(Known.in(others.points, question))
                .as(question)
                .isCloseTo(value, within(Math.abs(value) * ROUNDING + ROUNDING)));
  }
}

package io.stepwell.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.Engine;
import io.stepwell.query.MemoryStepStore;
import io.stepwell.query.Question;
import io.stepwell.query.SeriesSteps;
import io.stepwell.server.http.Deadline;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitedStoreTest {

  private static final int SERIES = 300;

  private static MemoryStepStore store() {
    MemoryStepStore store = new MemoryStepStore();
    for (int i = 0; i < SERIES; i++) {
      SeriesKey key = new SeriesKey("http_reqs", Labels.of(Map.of("name", Integer.toString(i))));
      store.add(new Sample(1, key, MetricType.COUNTER, 1_000_000_000L * i, 1));
    }
    return store;
  }

  private static LimitedStore limited(Deadline deadline) {
    return new LimitedStore(store(), Limits.USUAL, deadline, List.of(), 1);
  }

  @Test
  void inTimeItAnswersAsTheStoreItself() {
    Question question = Question.of("http_reqs", "increase");
    assertThat(new Engine(limited(Deadline.in(Duration.ofMinutes(1)))).range(1, question).series())
        .hasToString(new Engine(store()).range(1, question).series().toString());
  }

  @Test
  void whatIsBegunTooLateIsNotBegun() {
    LimitedStore store = limited(Deadline.in(Duration.ZERO));
    assertThatThrownBy(
            () -> store.steps(1, "http_reqs", labels -> true, EnumSet.allOf(Column.class)))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TIMEOUT));
  }

  @Test
  void workIsBrokenOffWhenTheTimeIsUp() {
    Deadline deadline = Deadline.in(Duration.ofSeconds(1));
    List<SeriesSteps> steps =
        limited(deadline).steps(1, "http_reqs", labels -> true, EnumSet.allOf(Column.class));
    assertThatThrownBy(
            () -> {
              for (long round = 0; round < Long.MAX_VALUE; round++) {
                steps.get(0).mergeInto(MetricType.COUNTER.empty(), 0, SERIES);
              }
            })
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no answer within 1.0 s");
  }
}

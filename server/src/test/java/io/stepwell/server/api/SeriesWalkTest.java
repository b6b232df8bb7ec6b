package io.stepwell.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.MemoryStepStore;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.RunExtent;
import io.stepwell.query.Selector;
import io.stepwell.query.SeriesSteps;
import io.stepwell.query.StepStore;
import io.stepwell.server.http.Deadline;
import io.stepwell.server.http.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class SeriesWalkTest {

  private static final int SERIES = 1000;

  private final Watched store = new Watched();

  private List<String> chosen(String... selectors) {
    List<Selector> parsed = List.of(selectors).stream().map(Selector::parseAnyMetric).toList();
    List<String> seen = new ArrayList<>();
    walk(Duration.ofMinutes(1))
        .chosen(1, parsed, (metric, labels) -> seen.add(metric + labels.get("name")));
    return seen;
  }

  private SeriesWalk walk(Duration time) {
    return new SeriesWalk(store, Deadline.in(time));
  }

  @Test
  void whatSeveralSelectorsChooseIsShownOnce() {
    assertThat(chosen("a{name=\"7\"}", "{name=~\"7|8\"}", "a{name=\"9\"}"))
        .containsExactlyInAnyOrder("a7", "a8", "a9", "b7", "b8");
  }

  @Test
  void metricsThatNobodyAskedForStayUnread() {
    assertThat(chosen("b")).hasSize(SERIES);
    assertThat(store.read).containsExactly("b");
  }

  @Test
  void whatIsBegunTooLateIsNotBegun() {
    assertThatThrownBy(() -> walk(Duration.ZERO).all(1, (metric, labels) -> {}))
        .isInstanceOf(ProblemException.class);
    assertThat(store.read).isEmpty();
  }

  @Test
  void itBreaksOffWhenTheTimeIsUp() {
    List<String> seen = new ArrayList<>();
    Deadline deadline = Deadline.in(Duration.ofMillis(100));
    SeriesWalk walk = new SeriesWalk(store, deadline);
    assertThatThrownBy(
            () ->
                walk.all(
                    1,
                    (metric, labels) -> {
                      seen.add(metric);
                      while (!deadline.hasPassed()) {
                        Thread.onSpinWait();
                      }
                    }))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no answer within 0.1 s");
    assertThat(seen).hasSizeLessThan(SERIES);
  }

  /** Two metrics, and which of them were read. */
  private static final class Watched implements StepStore {
    private final MemoryStepStore store = new MemoryStepStore();
    private final List<String> read = new ArrayList<>();

    Watched() {
      for (String metric : List.of("a", "b")) {
        for (int i = 0; i < SERIES; i++) {
          SeriesKey key = new SeriesKey(metric, Labels.of(Map.of("name", Integer.toString(i))));
          store.add(new Sample(1, key, MetricType.COUNTER, 0, 1));
        }
      }
    }

    @Override
    public Optional<RunExtent> extent(long run) {
      return store.extent(run);
    }

    @Override
    public List<MetricInfo> metrics(long run) {
      return store.metrics(run);
    }

    @Override
    public List<SeriesKey> series(long run) {
      throw new AssertionError("that would be all series at once");
    }

    @Override
    public List<SeriesSteps> steps(
        long run, String metric, Predicate<Labels> labels, Set<Column> columns) {
      read.add(metric);
      assertThat(columns).isEmpty();
      return store.steps(run, metric, labels, columns);
    }
  }
}

package io.stepwell.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Column;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.SeriesKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** How much a question costs: no second is merged more often than the method needs. */
class EngineWorkTest {

  private static final long SECONDS = 600;

  @Test
  void growingTotalsMergeEachSecondOnce() {
    assertThat(secondsMerged(MetricType.COUNTER, "value", "1")).isEqualTo(SECONDS);
    assertThat(secondsMerged(MetricType.COUNTER, "cumrate", "10")).isEqualTo(SECONDS);
    assertThat(secondsMerged(MetricType.TREND, "histogram_count_value", "7")).isEqualTo(SECONDS);
  }

  @Test
  void spansMergeEachSecondOnce() {
    assertThat(secondsMerged(MetricType.COUNTER, "rate", "1")).isEqualTo(SECONDS);
    assertThat(secondsMerged(MetricType.RATE, "ratio", "60")).isEqualTo(SECONDS);
    assertThat(secondsMerged(MetricType.TREND, "histogram_quantile(0.9)", "7")).isEqualTo(SECONDS);
    assertThat(secondsMerged(MetricType.COUNTER, "max_rate(5)", "60")).isEqualTo(SECONDS);
    assertThat(secondsMerged(MetricType.COUNTER, "max_rate(60)", "10")).isEqualTo(SECONDS);
  }

  @Test
  void onlyTheColumnsOfTheMethodAreAskedFor() {
    assertThat(columns("histogram_quantile(0.5)")).contains(Column.SKETCH);
    assertThat(columns("histogram_avg")).doesNotContain(Column.SKETCH);
  }

  private static long secondsMerged(MetricType type, String query, String step) {
    CountingStore store = new CountingStore(type);
    Question question =
        Question.of("m", query, Optional.of(step), Optional.empty(), Optional.empty());
    new Engine(store).range(1, question);
    return store.seconds;
  }

  private static Set<Column> columns(String query) {
    CountingStore store = new CountingStore(MetricType.TREND);
    new Engine(store).aggregate(1, Question.of("m", query));
    return store.columns;
  }

  /** One series without values that counts how many seconds it was asked for. */
  private static final class CountingStore implements StepStore, SeriesSteps {
    private final MetricType type;
    private final Set<Column> columns = EnumSet.noneOf(Column.class);
    private long seconds;

    CountingStore(MetricType type) {
      this.type = type;
    }

    @Override
    public Optional<RunExtent> extent(long run) {
      return Optional.of(new RunExtent(run, 0, SECONDS));
    }

    @Override
    public List<MetricInfo> metrics(long run) {
      return List.of(new MetricInfo("m", type));
    }

    @Override
    public List<SeriesKey> series(long run) {
      return List.of();
    }

    @Override
    public List<SeriesSteps> steps(
        long run, String metric, Predicate<Labels> labels, Set<Column> wanted) {
      columns.addAll(wanted);
      return List.of(this);
    }

    @Override
    public Labels labels() {
      return Labels.none();
    }

    @Override
    public long firstSecond() {
      return 0;
    }

    @Override
    public long lastSecond() {
      return SECONDS - 1;
    }

    @Override
    public void mergeInto(Aggregate target, long from, long to) {
      seconds += to - from;
    }
  }
}

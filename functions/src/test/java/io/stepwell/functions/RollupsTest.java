package io.stepwell.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.metrics.Trend;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RollupsTest {

  private static final long START = 1_700_000_003L;
  private static final SeriesKey SERIES = new SeriesKey("m", Labels.none());

  private final Rollups rollups = new Rollups();

  @Test
  void aDenseCounterGetsEveryResolution() {
    fill(MetricType.COUNTER, 3600, 1);
    assertThat(resolutions()).containsExactly(10, 60, 600, Resolution.WHOLE_RUN);
    for (RollupLevel level : rollups.worthStoring()) {
      assertThat(level.rows().stream().mapToDouble(row -> ((Counter) row.aggregate()).sum()).sum())
          .isEqualTo(3600);
    }
  }

  @Test
  void windowsLieOnTheEpochsGridAndTheWholeRunStartsWithTheSeries() {
    fill(MetricType.COUNTER, 3600, 1);
    for (RollupLevel level : rollups.worthStoring()) {
      Part first = level.rows().get(0);
      assertThat(first.resolution()).isEqualTo(level.resolution());
      assertThat(first.second())
          .isEqualTo(
              level.resolution() == Resolution.WHOLE_RUN
                  ? START
                  : START - START % level.resolution());
    }
  }

  @Test
  void aSeriesOfOneSecondIsNotStoredTwice() {
    fill(MetricType.COUNTER, 1, 1);
    assertThat(resolutions()).isEmpty();
  }

  @Test
  void sketchesThatWouldOnlyRepeatTheirPartsAreLeftOut() {
    fill(MetricType.TREND, 100, 100);
    assertThat(resolutions()).doesNotContain(10, 60);
  }

  @Test
  void theWholeRunOfALongTrendIsStoredAndRight() {
    fill(MetricType.TREND, 10_000, 20);
    List<RollupLevel> kept = rollups.worthStoring();
    RollupLevel whole = kept.get(kept.size() - 1);
    assertThat(whole.resolution()).isEqualTo(Resolution.WHOLE_RUN);
    Trend trend = (Trend) whole.rows().get(0).aggregate();
    assertThat(trend.count()).isEqualTo(200_000);
    assertThat(trend.quantile(new BigDecimal("0.95"))).isBetween(0.945, 0.955);
  }

  private List<Integer> resolutions() {
    return rollups.worthStoring().stream().map(RollupLevel::resolution).toList();
  }

  private void fill(MetricType type, int seconds, int samplesEach) {
    Random random = new Random(7);
    for (int second = 0; second < seconds; second++) {
      Aggregate aggregate = type.empty();
      for (int i = 0; i < samplesEach; i++) {
        aggregate.observe(0, type == MetricType.TREND ? random.nextDouble() : 1);
      }
      rollups.add(new Part(1, SERIES, Resolution.BASE, START + second, aggregate));
    }
  }
}

package io.stepwell.functions.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.functions.PartSerializer;
import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Gauge;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.SeriesKey;
import java.time.Duration;
import java.util.List;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MergeAheadTest {

  private static final SeriesKey SERIES = new SeriesKey("requests", Labels.none());
  private static final long SECOND = 1_700_000_000L;

  private OneInputStreamOperatorTestHarness<Part, Part> operator;

  @BeforeEach
  void open() throws Exception {
    operator =
        new OneInputStreamOperatorTestHarness<>(
            new MergeAhead(Duration.ofMillis(500)), new PartSerializer());
    operator.open();
    operator.setProcessingTime(1_000);
  }

  @AfterEach
  void close() throws Exception {
    operator.close();
  }

  @Test
  void whatComesInAWhileIsOnePartForEachRunSeriesAndSecond() throws Exception {
    take(1, SECOND, 1);
    take(1, SECOND, 2);
    take(1, SECOND + 1, 4);
    take(2, SECOND, 8);
    operator.setProcessingTime(1_499);
    assertThat(sums()).isEmpty();
    operator.setProcessingTime(1_500);
    assertThat(sums()).containsExactlyInAnyOrder(3.0, 4.0, 8.0);

    take(1, SECOND, 16);
    operator.setProcessingTime(2_000);
    assertThat(sums()).contains(16.0);
  }

  @Test
  void whatWasSentWithTwoTypesIsNotMerged() throws Exception {
    take(1, SECOND, 1);
    Gauge gauge = new Gauge();
    gauge.observe(0, 2);
    operator.processElement(new Part(1, SERIES, Resolution.BASE, SECOND, gauge), 0);
    operator.endInput();

    assertThat(operator.extractOutputValues())
        .extracting(part -> part.aggregate().type())
        .containsExactlyInAnyOrder(MetricType.COUNTER, MetricType.GAUGE);
  }

  @Test
  void nothingIsLeftBehindABarrier() throws Exception {
    take(1, SECOND, 1);
    operator.prepareSnapshotPreBarrier(1);
    assertThat(sums()).containsExactly(1.0);
  }

  @Test
  void theEndOfTheInputBringsOutTheRest() throws Exception {
    take(1, SECOND, 1);
    operator.endInput();
    assertThat(sums()).containsExactly(1.0);
  }

  @Test
  void noMoreIsHeldThanFits() throws Exception {
    int cells = 200_000;
    for (int i = 0; i < cells; i++) {
      take(1, SECOND + i, 1);
    }
    assertThat(sums()).hasSizeGreaterThan(cells / 2);
    operator.setProcessingTime(2_000);
    assertThat(sums()).hasSize(cells).containsOnly(1.0);
  }

  private void take(long run, long second, double value) throws Exception {
    Counter counter = new Counter();
    counter.observe(0, value);
    operator.processElement(new Part(run, SERIES, Resolution.BASE, second, counter), 0);
  }

  private List<Double> sums() {
    return operator.extractOutputValues().stream()
        .map(part -> ((Counter) part.aggregate()).sum())
        .toList();
  }
}

package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.functions.PartKey;
import io.stepwell.functions.PartTrigger;
import io.stepwell.functions.RecordTypeInfo;
import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pipeline's windows, step by step, with a clock that the test turns. */
class StepWindowTest {

  private static final long NANOS = 1_000_000_000L;
  private static final long SECOND = 1_700_000_000L;
  private static final long HOUR_MILLIS = 3_600_000L;
  private static final SeriesKey SERIES = new SeriesKey("requests", Labels.none());

  private KeyedOneInputStreamOperatorTestHarness<Tuple3<Long, Integer, Long>, Part, Part> windows;

  @BeforeEach
  void open() throws Exception {
    windows = harness();
    windows.open();
    windows.setProcessingTime(10_000);
  }

  @AfterEach
  void close() throws Exception {
    windows.close();
  }

  private static KeyedOneInputStreamOperatorTestHarness<Tuple3<Long, Integer, Long>, Part, Part>
      harness() throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    // Parts in, parts out: a stream does not tell what its operator takes.
    @SuppressWarnings("unchecked")
    OneInputTransformation<Part, Part> merge =
        (OneInputTransformation<Part, Part>)
            StepPipeline.merge(
                    env.fromData(RecordTypeInfo.parts(), part(1, SECOND)),
                    PartTrigger.after(Duration.ofSeconds(1)))
                .getTransformation();
    return new KeyedOneInputStreamOperatorTestHarness<>(
        merge.getOperatorFactory(), new PartKey(), PartKey.type());
  }

  @Test
  void gathersForAWhileThenEmitsOnePartAndKeepsNothing() throws Exception {
    windows.processElement(part(1, SECOND), 0);
    windows.processElement(part(2, SECOND), 0);
    windows.setProcessingTime(10_999);
    assertThat(sums()).isEmpty();
    windows.setProcessingTime(11_000);
    assertThat(sums()).containsExactly(3.0);
    assertThat(windows.numKeyedStateEntries()).isZero();
    assertThat(windows.numProcessingTimeTimers()).isZero();
    assertThat(windows.numEventTimeTimers()).isZero();
  }

  @Test
  void whatComesHoursLaterIsOneMorePart() throws Exception {
    windows.processElement(part(1, SECOND), 0);
    windows.setProcessingTime(5 * HOUR_MILLIS);
    windows.processElement(part(2, SECOND), 0);
    windows.processElement(part(4, SECOND - 7200), 0);
    windows.setProcessingTime(6 * HOUR_MILLIS);
    assertThat(sums()).containsExactlyInAnyOrder(1.0, 2.0, 4.0);
  }

  @Test
  void noWatermarkMakesAPartLate() throws Exception {
    windows.processWatermark(new Watermark((SECOND + 24 * 3600) * 1000));
    windows.processElement(part(1, SECOND), 0);
    windows.setProcessingTime(20_000);
    assertThat(sums()).containsExactly(1.0);
  }

  @Test
  void theEndOfTheInputBringsOutWhatIsStillOpen() throws Exception {
    windows.processElement(part(1, SECOND), 0);
    windows.processElement(part(2, SECOND + 1), 0);
    windows.processWatermark(Watermark.MAX_WATERMARK);
    assertThat(sums()).containsExactly(1.0, 2.0);
  }

  @Test
  void whatWasHeldBackUntilTheEndOfTheInputComesOutToo() throws Exception {
    windows.processWatermark(Watermark.MAX_WATERMARK);
    windows.processElement(part(1, SECOND), 0);
    assertThat(sums()).containsExactly(1.0);
    assertThat(windows.numKeyedStateEntries()).isZero();
    assertThat(windows.numEventTimeTimers()).isZero();
  }

  @Test
  void whatWasOpenAtACheckpointComesOutAfterARestart() throws Exception {
    windows.processElement(part(1, SECOND), 0);
    OperatorSubtaskState checkpoint = windows.snapshot(1, 1);
    windows.close();

    windows = harness();
    windows.initializeState(checkpoint);
    windows.open();
    windows.setProcessingTime(10_500);
    windows.processElement(part(2, SECOND), 0);
    windows.setProcessingTime(20_000);
    assertThat(sums().stream().mapToDouble(sum -> sum).sum()).isEqualTo(3);
    assertThat(windows.numKeyedStateEntries()).isZero();
  }

  private List<Double> sums() {
    return windows.extractOutputValues().stream()
        .map(part -> ((Counter) part.aggregate()).sum())
        .toList();
  }

  private static Part part(double value, long second) {
    return ScatteredSamples.part(new Sample(1, SERIES, MetricType.COUNTER, second * NANOS, value));
  }
}

package io.stepwell.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PreMergeTest {

  private static final long NANOS = 1_000_000_000L;

  @Property(tries = 200)
  void noSampleIsLostWhateverTheirOrder(
      @ForAll @Size(max = 200) List<@IntRange(max = 999) Integer> samples) {
    PreMerge preMerge = new PreMerge(10, number -> MetricType.COUNTER);
    Map<String, Double> expected = new HashMap<>();
    List<Part> parts = new ArrayList<>();
    for (int sample : samples) {
      int series = sample % 7;
      long second = sample / 7 % 11;
      preMerge.observe(series, second * NANOS + sample, 1);
      expected.merge(series + "@" + second, 1.0, Double::sum);
      if (preMerge.isFull()) {
        preMerge.flush(number -> 1, PreMergeTest::key, parts::add);
        assertThat(preMerge.isFull()).isFalse();
      }
    }
    preMerge.flush(number -> 1, PreMergeTest::key, parts::add);
    Map<String, Double> merged = new HashMap<>();
    for (Part part : parts) {
      merged.merge(
          part.series().metric() + "@" + part.second(),
          ((Counter) part.aggregate()).sum(),
          Double::sum);
    }
    assertThat(merged).isEqualTo(expected);
  }

  @Test
  void oneSeriesAndSecondIsOnePart() {
    PreMerge preMerge = new PreMerge(100, number -> MetricType.TREND);
    for (int i = 0; i < 1000; i++) {
      preMerge.observe(0, 5 * NANOS + i, i);
    }
    List<Part> parts = new ArrayList<>();
    preMerge.flush(number -> 1, PreMergeTest::key, parts::add);
    assertThat(parts).hasSize(1);
    assertThat(parts.get(0).second()).isEqualTo(5);
  }

  private static SeriesKey key(int number) {
    return new SeriesKey(String.valueOf(number), Labels.none());
  }
}

package io.stepwell.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.schemas.wire.prometheus.BucketSpan;
import io.stepwell.schemas.wire.prometheus.Histogram;
import io.stepwell.schemas.wire.prometheus.WriteRequest;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.xerial.snappy.Snappy;

class NativeHistogramTest {

  @Test
  void isTheOneThatK6Sends() throws Exception {
    NativeHistogram histogram = new NativeHistogram();
    for (double seconds : new double[] {0, 0.001019074, 0, 0}) {
      histogram.observe(seconds);
    }
    Histogram sent = sentByK6("k6_http_req_connecting_seconds");
    assertThat(histogram.at(sent.getTimestamp())).isEqualTo(sent);
  }

  private static Histogram sentByK6(String metric) throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            NativeHistogramTest.class.getResourceAsStream("/k6/remote-write-v2.2.0.bin"))) {
      return WriteRequest.parseFrom(Snappy.uncompress(in.readAllBytes()))
          .getTimeseriesList()
          .stream()
          .filter(series -> series.getLabels(0).getValue().equals(metric))
          .findFirst()
          .orElseThrow()
          .getHistograms(0);
    }
  }

  @Test
  void limitsBelongToTheValuesBelowThem() {
    assertThat(NativeHistogram.index(1)).isZero();
    assertThat(NativeHistogram.index(Math.nextUp(1.0))).isEqualTo(1);
    assertThat(NativeHistogram.index(8)).isEqualTo(24);
    assertThat(NativeHistogram.index(Math.sqrt(0.5))).isEqualTo(-4);
    assertThat(NativeHistogram.index(Math.nextDown(2.0))).isEqualTo(8);
  }

  @Test
  void countsAreDifferencesAndGapsAreLeftOut() {
    NativeHistogram histogram = new NativeHistogram();
    for (double value : new double[] {1, 1, 1, 1.05, 4, -2}) {
      histogram.observe(value);
    }
    Histogram sent = histogram.at(7);
    assertThat(sent.getPositiveDeltasList()).containsExactly(3L, -2L, 0L);
    assertThat(sent.getPositiveSpansList()).isEqualTo(List.of(span(0, 2), span(14, 1)));
    assertThat(sent.getNegativeDeltasList()).containsExactly(1L);
    assertThat(sent.getNegativeSpansList()).isEqualTo(List.of(span(8, 1)));
  }

  private static BucketSpan span(int offset, int length) {
    return BucketSpan.newBuilder().setOffset(offset).setLength(length).build();
  }
}

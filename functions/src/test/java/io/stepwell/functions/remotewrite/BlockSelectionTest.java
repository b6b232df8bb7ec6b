package io.stepwell.functions.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.metrics.Trend;
import io.stepwell.query.Selector;
import io.stepwell.schemas.remotewrite.Credentials;
import io.stepwell.schemas.remotewrite.ExportedMetric;
import io.stepwell.schemas.remotewrite.RemoteWriteBlock;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which series a block gets of a push, under which names and labels. */
class BlockSelectionTest {

  private static final URI URL = URI.create("http://receiver/api/v1/write");

  private static RemoteWriteBlock block(int seconds, boolean runId, ExportedMetric... metrics) {
    return new RemoteWriteBlock(
        "apm[0]", URL, new Credentials.None(), List.of(metrics), runId, seconds);
  }

  private static ExportedMetric metric(String source, String target, String... kept) {
    return new ExportedMetric(Selector.parse(source), target, List.of(kept));
  }

  private static Part requests(long second, double value, String... labels) {
    Counter counter = new Counter();
    counter.observe(0, value);
    return new Part(7, new SeriesKey("http_reqs", Labels.ofSorted(labels)), 1, second, counter);
  }

  private static List<String> sums(RemoteWriteBlock block, Part... parts) {
    return new BlockSelection(7, List.of(block))
        .select(Arrays.asList(parts)).stream()
            .flatMap(selected -> selected.parts().stream())
            .map(
                part ->
                    part.series() + " " + part.second() + " " + ((Counter) part.aggregate()).sum())
            .toList();
  }

  @Test
  void labelsThatAreNotKeptAndSecondsOfAWindowAreMergedAway() {
    assertThat(
            sums(
                block(3, false, metric("http_reqs", "k6_http_reqs", "status")),
                requests(9, 1, "name", "a", "status", "200"),
                requests(11, 2, "name", "b", "status", "200"),
                requests(11, 4, "name", "b", "status", "404"),
                requests(12, 8, "name", "b", "status", "200")))
        .containsExactly(
            "k6_http_reqs{status=\"200\"} 9 3.0",
            "k6_http_reqs{status=\"404\"} 9 4.0",
            "k6_http_reqs{status=\"200\"} 12 8.0");
  }

  @Test
  void whatTheSelectorDoesNotChooseIsNotSent() {
    BlockSelection selection =
        new BlockSelection(
            7, List.of(block(1, false, metric("http_reqs{status=~\"4..\"}", "errors"))));
    assertThat(selection.wants("http_reqs")).isTrue();
    assertThat(selection.wants("vus")).isFalse();
    assertThat(selection.select(List.of(requests(9, 1, "status", "200")))).isEmpty();
    assertThat(selection.select(List.of(requests(9, 1, "status", "404")))).hasSize(1);
  }

  @Test
  void theRunIsALabelIfThatIsWished() {
    assertThat(sums(block(1, true, metric("http_reqs", "r")), requests(9, 1)))
        .containsExactly("r{test_run_id=\"7\"} 9 1.0");
  }

  @Test
  void namesOfLabelsAreMadeValid() {
    assertThat(
            sums(
                block(1, false, metric("http_reqs", "r", "a-b", "9", "empty", "none")),
                requests(9, 1, "9", "x", "a-b", "y", "empty", "")))
        .containsExactly("r{_9=\"x\",a_b=\"y\"} 9 1.0");
  }

  @Test
  void twoEntriesThatGiveOneSeriesGiveItEachSampleOnce() {
    assertThat(
            sums(
                block(
                    1,
                    false,
                    metric("http_reqs{status=\"200\"}", "r"),
                    metric("http_reqs{method=\"GET\"}", "r")),
                requests(9, 1, "method", "GET", "status", "200")))
        .containsExactly("r{} 9 1.0");
  }

  @Test
  void mergedTrendsKeepMoreThanOneSecondDoes() {
    Trend trend = new Trend();
    for (int i = 0; i < 150; i++) {
      trend.observe(0, i);
    }
    BlockSelection selection = new BlockSelection(7, List.of(block(1, false, metric("t", "t"))));
    Part part = new Part(7, new SeriesKey("t", Labels.none()), 1, 9, trend);
    List<Part> merged = selection.select(List.of(part, part, part, part)).get(0).parts();
    assertThat(merged).hasSize(1);
    assertThat(merged.get(0).aggregate().type()).isEqualTo(MetricType.TREND);
    Trend of = (Trend) merged.get(0).aggregate();
    assertThat(of.count()).isEqualTo(4 * trend.count());
    assertThat(of.sketch().k()).isEqualTo(BlockSelection.TREND_K);
  }
}

package io.stepwell.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetadataTest {

  private final MemoryStepStore store = new MemoryStepStore();
  private final Metadata metadata = new Metadata(store);

  @BeforeEach
  void load() {
    add("vus", MetricType.GAUGE, Map.of());
    add("http_reqs", MetricType.COUNTER, Map.of("status", "500", "zone", "eu"));
    add("http_reqs", MetricType.COUNTER, Map.of("status", "200", "group", ""));
  }

  private void add(String metric, MetricType type, Map<String, String> labels) {
    store.add(new Sample(7, new SeriesKey(metric, Labels.of(labels)), type, 0, 1));
  }

  @Test
  void listsMetricsByName() {
    assertThat(metadata.metrics(7))
        .containsExactly(
            new MetricInfo("http_reqs", MetricType.COUNTER),
            new MetricInfo("vus", MetricType.GAUGE));
    assertThat(metadata.metrics(8)).isEmpty();
  }

  @Test
  void listsSeriesOnceInOrder() {
    List<Selector> selectors = List.of(Selector.parse("http_reqs"), Selector.parse("http_reqs"));
    assertThat(metadata.series(7, selectors))
        .extracting(Labels::toString)
        .containsExactly(
            "{__name__=\"http_reqs\",group=\"\",status=\"200\",test_run_id=\"7\"}",
            "{__name__=\"http_reqs\",status=\"500\",test_run_id=\"7\",zone=\"eu\"}");
    assertThat(metadata.series(7)).hasSize(3);
    assertThat(metadata.series(8)).isEmpty();
  }

  @Test
  void listsNamesAndValuesOfLabels() {
    Collection<Labels> all = metadata.series(7);
    assertThat(Metadata.names(all))
        .containsExactly("__name__", "group", "status", "test_run_id", "zone");
    assertThat(Metadata.values(all, "status")).containsExactly("200", "500");
    assertThat(Metadata.values(all, "__name__")).containsExactly("http_reqs", "vus");
    assertThat(Metadata.values(all, "test_run_id")).containsExactly("7");
    assertThat(Metadata.values(all, "group")).containsExactly("");
    assertThat(Metadata.values(all, "nosuch")).isEmpty();
    Collection<Labels> vus = metadata.series(7, List.of(Selector.parse("vus")));
    assertThat(Metadata.names(vus)).containsExactly("__name__", "test_run_id");
  }
}

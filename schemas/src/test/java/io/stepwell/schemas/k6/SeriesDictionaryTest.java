package io.stepwell.schemas.k6;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.SeriesKey;
import org.junit.jupiter.api.Test;

class SeriesDictionaryTest {

  private final SeriesDictionary dictionary = new SeriesDictionary();

  private int id(String metric, MetricType type, Labels labels) {
    return dictionary.series(dictionary.metric(metric, type), dictionary.labels(labels));
  }

  @Test
  void numbersSeriesDenselyAndOnce() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 1000; i++) {
        Labels labels = Labels.ofSorted("i", String.valueOf(i / 4));
        assertThat(id("m" + i % 4, MetricType.TREND, labels)).isEqualTo(i);
      }
    }
    assertThat(dictionary.size()).isEqualTo(1000);
    assertThat(dictionary.key(999)).isEqualTo(new SeriesKey("m3", Labels.ofSorted("i", "249")));
    assertThat(dictionary.type(999)).isEqualTo(MetricType.TREND);
  }

  @Test
  void equalStringsAreOne() {
    id("m", MetricType.TREND, Labels.ofSorted("name", new String("x"), "url", new String("x")));
    id("n", MetricType.TREND, Labels.ofSorted("url", new String("x")));
    Labels first = dictionary.key(0).labels();
    assertThat(first.value(0))
        .isSameAs(first.value(1))
        .isSameAs(dictionary.key(1).labels().value(0));
  }

  @Test
  void clearingStartsAtZero() {
    id("m", MetricType.TREND, Labels.none());
    dictionary.clear();
    assertThat(dictionary.size()).isZero();
    assertThat(id("n", MetricType.GAUGE, Labels.none())).isZero();
    assertThat(dictionary.key(0).metric()).isEqualTo("n");
  }

  @Test
  void gaugesOfDifferentInstancesStayApartAndOtherMetricsMerge() {
    Labels labels = Labels.ofSorted("a", "1");
    Labels own = Labels.ofSorted("a", "1", "instance_id", "mine");
    for (String instance : new String[] {"1", "2", "1"}) {
      dictionary.instance(instance);
      assertThat(dictionary.key(id("vus", MetricType.GAUGE, labels)).labels())
          .isEqualTo(labels.with("instance_id", instance));
      assertThat(dictionary.key(id("vus", MetricType.GAUGE, own)).labels()).isEqualTo(own);
      assertThat(dictionary.key(id("reqs", MetricType.COUNTER, labels)).labels()).isEqualTo(labels);
    }
    assertThat(dictionary.size()).isEqualTo(4);
  }

  @Test
  void theInstanceOfAFileReachesItsGauges() {
    K6File file =
        Collected.file(
            "metric_name,timestamp,metric_value\nvus,1795293438,1\nhttp_reqs,1795293438,1\n");
    K6File second = new K6File(file.source(), file.format(), file.gzip(), "2");
    assertThat(Collected.from(second).samples)
        .extracting(sample -> sample.series().toString())
        .containsExactly("vus{instance_id=\"2\"}", "http_reqs{}");
  }
}

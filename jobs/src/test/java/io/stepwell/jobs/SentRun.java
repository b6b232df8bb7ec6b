package io.stepwell.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.servers.PrometheusServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;

/** A run as the API tells it, and as Prometheus does that it was sent to. */
record SentRun(UpRuns runs, PrometheusServer prometheus, long run) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of a question's answer: labels, time in seconds and value. */
  private record Point(Map<String, String> labels, long time, double value) {}

  /**
   * At each point that the API has, PromQL gives the same.
   *
   * @param metric with a selector, if it has one
   * @param query its method, without labels
   * @param labels to keep apart
   * @param step the seconds that points are apart
   * @param promql in which {@code $step} stands for those seconds
   * @return how many points there were
   */
  int agrees(String metric, String query, List<String> labels, int step, String promql) {
    String by = labels.isEmpty() ? query : query + " by (" + String.join(",", labels) + ")";
    String path =
        "/cloud/v5/test_runs/%d/query_range_k6(metric='%s',query='%s',step=%d)"
            .formatted(run, encoded(metric), encoded(by), step);
    int points = 0;
    for (JsonNode series : runs.json(path).at("/data/result")) {
      Map<String, String> wanted = labels(series, labels);
      for (JsonNode value : series.path("values")) {
        // The API's last window ends with the run.
        long end = -Math.floorDiv(-value.path(0).asLong(), step) * step;
        Point expected = new Point(wanted, end, value.path(1).asDouble());
        check(expected, promql.replace("$step", step + "s"), labels);
        points++;
      }
    }
    assertThat(points).as("points of %s", path).isPositive();
    return points;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private void check(Point expected, String promql, List<String> labels) {
    List<JsonNode> found =
        StreamSupport.stream(ask(promql, expected.time()).spliterator(), false)
            .filter(series -> labels(series, labels).equals(expected.labels()))
            .toList();
    assertThat(found).as("%s of %s at %d", promql, expected.labels(), expected.time()).hasSize(1);
    double value = Double.parseDouble(found.get(0).at("/value/1").asText());
    assertThat(value)
        .as("%s of %s at %d", promql, expected.labels(), expected.time())
        .isCloseTo(expected.value(), Offset.offset(1e-9 * Math.max(1, expected.value())));
  }

  /** What Prometheus answers to an instant query. */
  JsonNode ask(String promql, long time) {
    try {
      return JSON.readTree(prometheus.query(promql, time)).at("/data/result");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The names of the labels that Prometheus has of a metric. */
  Set<String> labelNames(String promql, long time) {
    Set<String> names = new TreeSet<>();
    ask(promql, time)
        .forEach(series -> series.path("metric").fieldNames().forEachRemaining(names::add));
    return names;
  }

  private static Map<String, String> labels(JsonNode series, List<String> names) {
    Map<String, String> labels = new TreeMap<>();
    names.forEach(name -> labels.put(name, series.path("metric").path(name).asText()));
    return labels;
  }
}

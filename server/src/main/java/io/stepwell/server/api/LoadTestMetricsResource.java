package io.stepwell.server.api;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.RunExtent;
import io.stepwell.query.StepStore;
import io.stepwell.schemas.catalog.LoadTest;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The metrics of several runs of a load test together, with the labels that they have. */
final class LoadTestMetricsResource {

  private final Store store;
  private final Limits limits;

  LoadTestMetricsResource(Store store, Limits limits) {
    this.store = store;
    this.limits = limits;
  }

  /** What is known of a metric of one name. */
  private record Known(MetricType type, Set<String> labels) {}

  /** By their names. */
  Reply all(Call call) throws IOException {
    LoadTest loadTest = store.loadTest(call);
    List<Long> runs = new ChosenRuns(store.catalog(), limits).of(loadTest, call.arguments());
    SortedMap<String, Known> metrics = collect(runs, call);
    return Json.value(
        json -> {
          for (Map.Entry<String, Known> metric : metrics.entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", metric.getKey());
            json.writeStringField("type", metric.getValue().type().word());
            json.writeArrayFieldStart("labels");
            Json.texts(json, new TreeSet<>(metric.getValue().labels()));
            json.writeEndArray();
            json.writeEndObject();
          }
        });
  }

  private SortedMap<String, Known> collect(List<Long> runs, Call call) {
    StepStore steps = store.steps();
    SeriesWalk walk = new SeriesWalk(steps, call.deadline());
    List<RunExtent> latestFirst =
        runs.stream()
            .flatMap(run -> steps.extent(run).stream())
            .sorted(Comparator.comparingLong(RunExtent::start).reversed())
            .toList();
    SortedMap<String, Known> metrics = new TreeMap<>();
    for (RunExtent run : latestFirst) {
      for (MetricInfo metric : steps.metrics(run.run())) {
        metrics.putIfAbsent(metric.name(), new Known(metric.type(), new HashSet<>()));
      }
      walk.all(run.run(), (metric, labels) -> addNames(labels, metrics.get(metric)));
    }
    return metrics;
  }

  private static void addNames(Labels labels, @Nullable Known metric) {
    // A run that still grows may have got a metric since.
    if (metric != null) {
      for (int i = 0; i < labels.size(); i++) {
        metric.labels().add(labels.name(i));
      }
    }
  }
}

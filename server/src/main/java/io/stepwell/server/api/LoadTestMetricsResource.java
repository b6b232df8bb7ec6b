package io.stepwell.server.api;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.RunExtent;
import io.stepwell.query.StepStore;
import io.stepwell.schemas.catalog.LoadTest;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The metrics of several runs of a load test together, with the labels that they have. */
final class LoadTestMetricsResource {

  private final Store store;
  private final Limits limits;

  LoadTestMetricsResource(Store store, Limits limits) {
    this.store = store;
    this.limits = limits;
  }

  /** What is known of a metric of one name. */
  private record Known(MetricType type, SortedSet<String> labels) {}

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
            Json.texts(json, metric.getValue().labels());
            json.writeEndArray();
            json.writeEndObject();
          }
        });
  }

  private SortedMap<String, Known> collect(List<Long> runs, Call call) {
    StepStore steps = store.steps();
    List<RunExtent> latestFirst =
        runs.stream()
            .flatMap(run -> steps.extent(run).stream())
            .sorted(Comparator.comparingLong(RunExtent::start).reversed())
            .toList();
    SortedMap<String, Known> metrics = new TreeMap<>();
    for (RunExtent run : latestFirst) {
      if (call.deadline().hasPassed()) {
        throw call.deadline().passed();
      }
      for (MetricInfo metric : steps.metrics(run.run())) {
        metrics.putIfAbsent(metric.name(), new Known(metric.type(), new TreeSet<>()));
      }
      for (SeriesKey series : steps.series(run.run())) {
        Known known = metrics.get(series.metric());
        if (known != null) {
          addNames(series.labels(), known.labels());
        }
      }
    }
    return metrics;
  }

  private static void addNames(Labels labels, SortedSet<String> names) {
    for (int i = 0; i < labels.size(); i++) {
      names.add(labels.name(i));
    }
  }
}

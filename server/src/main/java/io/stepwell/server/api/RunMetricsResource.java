package io.stepwell.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.stepwell.metrics.BuiltinMetrics;
import io.stepwell.metrics.Contains;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.QueryException;
import io.stepwell.schemas.catalog.RunMetric;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The metrics of one run, with their ids. */
final class RunMetricsResource {

  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** What the machines that run k6 report of themselves. */
  private static final String OF_LOAD_GENERATORS = "load_generator_";

  private final Store store;

  RunMetricsResource(Store store) {
    this.store = store;
  }

  /** All of them, by their ids. */
  Reply all(Call call) throws IOException {
    long run = store.run(call).id();
    Map<String, MetricInfo> metrics = byId(run);
    Map<String, Contains> contains = contains(run);
    return Json.value(
        json -> {
          for (Map.Entry<String, MetricInfo> metric : metrics.entrySet()) {
            write(metric.getKey(), metric.getValue(), contains, run, json);
          }
        });
  }

  /** The one of the id in the parentheses. */
  Reply one(Call call) throws IOException {
    long run = store.run(call).id();
    String id = call.arguments().required("").toLowerCase(Locale.ROOT);
    if (!UUID.matcher(id).matches()) {
      throw QueryException.badData("the id of a metric is a UUID, not " + id);
    }
    MetricInfo metric = byId(run).get(id);
    if (metric == null) {
      throw QueryException.notFound("test run " + run + " has no metric of the id " + id);
    }
    Map<String, Contains> contains = contains(run);
    return Json.reply(json -> write(id, metric, contains, run, json));
  }

  /** What metrics measure, as far as their run was told; k6's own need not be told. */
  private Map<String, Contains> contains(long run) {
    return store.catalog().metrics(run).stream()
        .collect(Collectors.toMap(RunMetric::name, RunMetric::contains));
  }

  private Map<String, MetricInfo> byId(long run) {
    List<MetricInfo> metrics = store.steps().metrics(run);
    Map<String, MetricInfo> byId = new TreeMap<>();
    metrics.forEach(metric -> byId.put(MetricId.of(run, metric.name()).toString(), metric));
    return byId;
  }

  private static void write(
      String id, MetricInfo metric, Map<String, Contains> told, long run, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    if (!isBuiltin(metric.name()) && told.containsKey(metric.name())) {
      json.writeStringField("contains", told.get(metric.name()).word());
    }
    json.writeStringField("id", id);
    json.writeStringField("name", metric.name());
    json.writeStringField("origin", isBuiltin(metric.name()) ? "builtin" : "script");
    json.writeNumberField("test_run_id", run);
    json.writeStringField("type", metric.type().word());
    json.writeEndObject();
  }

  private static boolean isBuiltin(String name) {
    return BuiltinMetrics.named(name).isPresent() || name.startsWith(OF_LOAD_GENERATORS);
  }
}

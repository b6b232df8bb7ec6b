package io.stepwell.server.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.stepwell.metrics.MetricType;
import io.stepwell.query.AnswerSeries;
import io.stepwell.query.Selector;
import io.stepwell.schemas.api.NumberText;
import io.stepwell.server.verdict.RunValues;
import io.stepwell.server.verdict.Verdict;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The groups of numbers of a run's summary in JSON; durations are in milliseconds. */
public final class SummaryJson {

  private static final String REQUESTS = "http_reqs";
  private static final String FAILED = "http_req_failed";
  private static final String DURATION = "http_req_duration";
  private static final String CHECKS = "checks";

  private SummaryJson() {}

  /** The run's HTTP requests; null if it made none. */
  public static @Nullable ObjectNode http(RunValues values) {
    if (!has(values, REQUESTS, MetricType.COUNTER)) {
      return null;
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    put(json, "requests_count", values.value(REQUESTS, "increase"));
    // k6 leaves out a metric of what never happened.
    boolean failed = has(values, FAILED, MetricType.RATE);
    put(
        json,
        "failures_count",
        failed ? values.value(FAILED, "increase_nz") : OptionalDouble.of(0));
    put(json, "rps_mean", values.value(REQUESTS, "rate"));
    put(json, "rps_max", values.value(REQUESTS, "max_rate(1)"));
    if (has(values, DURATION, MetricType.TREND)) {
      put(json, "duration_median", values.value(DURATION, "histogram_quantile(0.5)"));
      ObjectNode duration = json.putObject("duration");
      put(duration, "count", values.value(DURATION, "histogram_count_increase"));
      put(duration, "min", values.value(DURATION, "histogram_min"));
      put(duration, "mean", values.value(DURATION, "histogram_avg"));
      put(duration, "max", values.value(DURATION, "histogram_max"));
      put(duration, "p95", values.value(DURATION, "histogram_quantile(0.95)"));
      put(duration, "p99", values.value(DURATION, "histogram_quantile(0.99)"));
      put(duration, "stdev", values.value(DURATION, "histogram_stddev"));
    }
    return json;
  }

  /** The run's checks, each a pair of a name and a group; null if it made none. */
  public static @Nullable ObjectNode checks(RunValues values) {
    if (!has(values, CHECKS, MetricType.RATE)) {
      return null;
    }
    List<AnswerSeries> failures =
        values.series(Selector.parse(CHECKS), "increase_z by (group, check)");
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    put(json, "hits_successes", values.value(CHECKS, "increase_nz"));
    put(json, "hits_total", values.value(CHECKS, "increase_total"));
    json.put("successes", failures.stream().filter(check -> check.value(0) == 0).count());
    json.put("total", failures.size());
    return json;
  }

  /** The run's thresholds. */
  public static ObjectNode thresholds(Verdict verdict) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("successes", verdict.met())
        .put("total", verdict.thresholds().size());
  }

  private static boolean has(RunValues values, String metric, MetricType type) {
    return values.type(metric).filter(known -> known == type).isPresent();
  }

  private static void put(ObjectNode json, String name, OptionalDouble value) {
    if (value.isPresent()) {
      json.putRawValue(name, new RawValue(NumberText.of(value.getAsDouble())));
    } else {
      json.putNull(name);
    }
  }
}

package io.stepwell.server.verdict;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.stepwell.schemas.api.NumberText;
import io.stepwell.schemas.catalog.Run;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/** A run's thresholds and the verdicts on them in JSON; the API and the command line write it. */
public final class ThresholdsJson {

  private ThresholdsJson() {}

  /**
   * The thresholds, in order. Values are in the metric's unit, times are in UTC; what there is not
   * is null.
   */
  public static ObjectNode of(Run run, List<TracedThreshold> thresholds) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("test_run_id", run.id());
    json.put("run_status", run.status().code());
    json.put("passed", thresholds.stream().allMatch(threshold -> threshold.judged().met()));
    json.putArray("value").addAll(thresholds.stream().map(ThresholdsJson::of).toList());
    return json;
  }

  private static ObjectNode of(TracedThreshold threshold) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("metric", threshold.judged().metric());
    json.put("expression", threshold.judged().expression());
    put(json, "value", threshold.judged().value());
    json.put("passed", threshold.judged().met());
    json.put(
        "first_crossed",
        threshold
            .crossing()
            .map(crossing -> Instant.ofEpochSecond(crossing.second()).toString())
            .orElse(null));
    put(
        json,
        "first_crossed_value",
        threshold.crossing().map(Crossing::value).orElse(OptionalDouble.empty()));
    DeclaredThreshold.Abort abort = threshold.declared().abort();
    json.put("abort_on_fail", abort.onFail());
    json.put("delay_abort_eval", abort.delay().isEmpty() ? null : abort.delay());
    return json;
  }

  private static void put(ObjectNode json, String name, OptionalDouble value) {
    if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
      json.putRawValue(name, new RawValue(NumberText.of(value.getAsDouble())));
    } else {
      json.putNull(name);
    }
  }
}

package io.stepwell.server.legacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.query.RunExtent;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.server.verdict.Crossing;
import io.stepwell.server.verdict.ThresholdExpression;
import io.stepwell.server.verdict.TracedThreshold;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A threshold in the JSON of version 2, where one that is not met is tainted. */
record ThresholdJson(Run run, Optional<LiveRun> live, TracedThreshold threshold) {

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .appendPattern("xxx")
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The threshold's id, the same at any time. */
  long id() {
    return Md5.number(
        List.of(
            Long.toString(run.id()), threshold.judged().metric(), threshold.judged().expression()));
  }

  /** The id of the metric that stands for it. */
  String metricId() {
    return "threshold_" + id();
  }

  /** All of it; the run's id is there in both spellings that clients know. */
  ObjectNode node() {
    boolean tainted = !threshold.judged().met();
    Optional<Crossing> crossing = tainted ? threshold.crossing() : Optional.empty();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode state = json.putObject("calc_state");
    state.put("max_created_at", latest().map(TIME::format).orElse(null));
    state.put("max_time", extent(extent -> extent.end() - 1));
    state.put("min_time", extent(RunExtent::start));
    Numbers.put(
        state, "tainted_value", crossing.map(Crossing::value).orElse(OptionalDouble.empty()));
    Numbers.put(json, "calculated_value", threshold.judged().value());
    json.put("id", id());
    json.put("metric_id", metricId());
    json.put("name", threshold.judged().metric() + ": " + threshold.judged().expression());
    Optional<ThresholdExpression> expression =
        ThresholdExpression.parse(threshold.judged().expression());
    json.put("stat", expression.map(ThresholdExpression::called).orElse(null));
    json.put("tainted", tainted);
    json.put(
        "tainted_at",
        crossing.map(found -> Instant.ofEpochSecond(found.second()).toString()).orElse(null));
    json.put("testrun_id", run.id());
    json.put("test_run_id", run.id());
    Numbers.put(
        json, "value", expression.stream().mapToDouble(ThresholdExpression::bound).findFirst());
    return json;
  }

  /** When the latest samples came. */
  private Optional<Instant> latest() {
    return live.isPresent() ? live.get().lastArrival() : Optional.of(run.created());
  }

  private @Nullable String extent(ToLongFunction<RunExtent> second) {
    return run.extent()
        .map(extent -> TIME.format(Instant.ofEpochSecond(second.applyAsLong(extent))))
        .orElse(null);
  }
}

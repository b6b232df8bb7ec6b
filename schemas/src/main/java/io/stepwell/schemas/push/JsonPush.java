package io.stepwell.schemas.push;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.BuiltinMetric;
import io.stepwell.metrics.BuiltinMetrics;
import io.stepwell.metrics.Counter;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.schemas.k6.Excerpt;
import java.io.IOException;
import java.util.Set;

/**
 * Reads what k6 pushed until version 0.47: an array of single values ({@code Point}), of the values
 * of one request or iteration ({@code Points}) and of many requests in one ({@code
 * AggregatedPoints}), in milliseconds (api.md R46).
 */
final class JsonPush {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  private static final String REQUESTS = "http_reqs";
  private static final String ITERATIONS = "iterations";

  /** The groups of what a script does once, before and after all iterations. */
  private static final Set<String> ONCE = Set.of("::setup", "::teardown");

  /** As many as k6 can count in one window of its later protocol. */
  private static final double MOST_OBSERVATIONS = 0xffffffffL;

  private final long run;
  private final PushParts parts;
  private final JsonEntry entry;

  private JsonPush(long run, PushLimits limits) {
    this.run = run;
    this.parts = new PushParts(run, limits, MetricNames.OLD);
    this.entry = new JsonEntry(limits);
  }

  static Push decode(byte[] body, long run, PushLimits limits) {
    JsonPush push = new JsonPush(run, limits);
    try (JsonBody bytes = JsonBody.open(body, limits.jsonBytes());
        JsonParser json = JSON.createParser(bytes)) {
      push.read(json);
    } catch (IOException e) {
      throw new BadPushException("the push is not whole JSON, plain or gzipped");
    }
    return push.parts.push();
  }

  private void read(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_ARRAY) {
      throw new BadPushException("the push is not a JSON array");
    }
    JsonToken token = json.nextToken();
    while (token != JsonToken.END_ARRAY) {
      if (token != JsonToken.START_OBJECT) {
        throw new BadPushException("the push has an element that is not a JSON object");
      }
      entry.read(json);
      switch (entry.type) {
        case "Point" -> point();
        case "Points" -> points();
        case "AggregatedPoints" -> aggregated();
        default ->
            throw new BadPushException(
                String.format(
                    "the push has an element of the type %s, which is neither Point nor Points nor"
                        + " AggregatedPoints",
                    Excerpt.of(entry.type)));
      }
      token = json.nextToken();
    }
    if (json.nextToken() != null) {
      throw new BadPushException("the push goes on behind its JSON array");
    }
  }

  private void point() {
    MetricType type =
        MetricType.named(entry.dataType)
            .orElseThrow(
                () ->
                    new BadPushException(
                        String.format(
                            "metric %s has the type %s, which is none of k6's four",
                            Excerpt.of(entry.metric), Excerpt.of(entry.dataType))));
    add(entry.metric, type, entry.value);
  }

  private void points() {
    for (JsonFigures figures : entry.values) {
      if (!figures.metric().equals(ITERATIONS) || isIteration()) {
        add(figures.metric(), builtin(figures.metric()), figures.value());
      }
    }
  }

  /** k6 pushes setup and teardown as iterations too, which it counts in no other output. */
  private boolean isIteration() {
    return !ONCE.contains(entry.labels.labels(MetricType.COUNTER).get("group"));
  }

  private void add(String metric, MetricType type, double value) {
    parts.declare(metric, type);
    long time = entry.epochNanos(metric);
    SeriesKey series = parts.series(metric, entry.labels.labels(type));
    Sample sample = new Sample(run, series, type, time, value);
    new Place(metric, sample.second()).finite("value", value);
    parts.add(sample);
  }

  private void aggregated() {
    long requests = whole(entry.count, new Place(REQUESTS, second(REQUESTS)));
    Counter counter = new Counter();
    counter.add(requests, (double) requests);
    add(REQUESTS, counter);
    for (JsonFigures figures : entry.values) {
      String metric = figures.metric();
      MetricType type = builtin(metric);
      Place place = new Place(metric, second(metric));
      switch (type) {
        case TREND -> add(metric, AggregatedTrend.read(requests, figures, place));
        case RATE ->
            add(
                metric,
                RateWindow.of(
                    whole(figures.count(), place), whole(figures.nonzero(), place), place));
        case COUNTER, GAUGE -> throw place.bad("is a " + type.word() + ", which is not aggregated");
      }
    }
  }

  private void add(String metric, Aggregate aggregate) {
    parts.declare(metric, aggregate.type());
    SeriesKey series = parts.series(metric, entry.labels.labels(aggregate.type()));
    parts.add(series, second(metric), aggregate);
  }

  private long second(String metric) {
    return Math.floorDiv(entry.epochNanos(metric), 1_000_000_000L);
  }

  private static long whole(double number, Place place) {
    if (!(number >= 0 && number <= MOST_OBSERVATIONS && number == Math.rint(number))) {
      throw place.bad("has a count that is no whole number of observations");
    }
    return (long) number;
  }

  /** The type of a metric that comes with others, which k6 does not send. */
  private static MetricType builtin(String metric) {
    return BuiltinMetrics.named(metric)
        .map(BuiltinMetric::type)
        .orElseThrow(
            () ->
                new BadPushException(
                    String.format(
                        "the push has %s among the values of a request or an iteration, which is"
                            + " none of k6's own metrics",
                        Excerpt.of(metric))));
  }
}

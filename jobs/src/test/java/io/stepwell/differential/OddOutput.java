package io.stepwell.differential;

import static java.util.Comparator.comparingLong;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.metrics.MetricType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes what the load generators of a run put out, as k6's JSON. */
final class OddOutput {

  /** A metric that has another type in every other run. */
  static final String CHANGING = "changing";

  /** Sorted, as the order of what is drawn by lot must be the same every time. */
  private static final Map<String, MetricType> TYPES =
      new TreeMap<>(
          Map.of(
              "http_reqs", MetricType.COUNTER,
              "orders #1 (paid) <5%>/day & more?", MetricType.COUNTER,
              "vus", MetricType.GAUGE,
              "it's+1\\n or so", MetricType.GAUGE,
              "checks", MetricType.RATE,
              "ok? 100% !", MetricType.RATE,
              "http_req_duration", MetricType.TREND,
              "größe-µs <net>", MetricType.TREND));

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Dice dice;
  private final RunPlan run;
  private final ZoneOffset offset;
  private final boolean escaping;
  private final Order order;
  private final List<Map<String, String>> known = new ArrayList<>();

  OddOutput(Dice dice, RunPlan run) {
    this.dice = dice;
    this.run = run;
    this.offset = ZoneOffset.of(dice.of("Z", "+05:30", "-03:00", "+14:00"));
    this.escaping = dice.percent(50);
    this.order = dice.of(Order.values());
  }

  /** In which order the lines of samples come. */
  private enum Order {
    BY_TIME,
    BY_SERIES,
    NONE
  }

  private record Line(long second, String text) {}

  /** Writes one file for each generator. */
  List<Path> write(Path directory) throws IOException {
    Map<String, MetricType> metrics = metrics();
    List<Path> files = new ArrayList<>();
    for (int generator = 1; generator <= run.generators(); generator++) {
      List<String> lines = new ArrayList<>();
      metrics.forEach((name, type) -> lines.add(declaration(name, type)));
      List<Line> points = new ArrayList<>();
      metrics.forEach((name, type) -> addSeries(name, type, points));
      ordered(points).forEach(point -> lines.add(point.text));
      String name = "run-" + run.id() + "-" + generator + ".json";
      files.add(Files.write(directory.resolve(name), lines));
    }
    return files;
  }

  private List<Line> ordered(List<Line> points) {
    return switch (order) {
      case BY_TIME -> points.stream().sorted(comparingLong(Line::second)).toList();
      case BY_SERIES -> points;
      case NONE -> dice.shuffled(points);
    };
  }

  /** Most metrics, with one of each type among them, so that some runs lack some. */
  private Map<String, MetricType> metrics() {
    Map<String, MetricType> chosen = new TreeMap<>();
    TYPES.forEach(
        (name, type) -> {
          if (name.matches("[a-z_]+") || dice.percent(70)) {
            chosen.put(name, type);
          }
        });
    if (dice.percent(80)) {
      chosen.put(CHANGING, dice.of(MetricType.values()));
    }
    return chosen;
  }

  private static String declaration(String name, MetricType type) {
    ObjectNode line = JSON.createObjectNode();
    line.put("type", "Metric").put("metric", name);
    line.putObject("data")
        .put("name", name)
        .put("type", type.word())
        .put("contains", "default")
        .putNull("submetrics")
        .putArray("thresholds");
    return line.toString();
  }

  private void addSeries(String metric, MetricType type, List<Line> points) {
    OddValues values = dice.of(OddValues.values());
    List<Pace> paces = new ArrayList<>();
    if (metric.matches("[a-z_]+") || run.seconds() < 1000) {
      paces.add(Pace.STEADY);
    }
    if (run.dense() && type == MetricType.TREND) {
      paces.add(Pace.BURST);
    }
    for (int more = dice.below(5); more > 0 || paces.isEmpty(); more--) {
      paces.add(dice.of(Pace.SCATTERED, Pace.LATE, Pace.GAPS, Pace.EDGES));
    }
    for (Pace pace : paces) {
      Map<String, String> labels = new TreeMap<>(labels());
      if (type == MetricType.GAUGE && dice.percent(20)) {
        labels.put("instance_id", dice.of("1", "2", "load-3"));
      }
      for (int second : pace.seconds(dice, run)) {
        long at = run.start() + second;
        points.add(new Line(at, point(metric, values.next(dice, type), at, labels)));
      }
    }
  }

  /** Often those of another series, of another metric or load generator. */
  private Map<String, String> labels() {
    if (!known.isEmpty() && dice.percent(40)) {
      return dice.of(known);
    }
    Map<String, String> labels = OddTexts.labels(dice);
    known.add(labels);
    return labels;
  }

  private String point(String metric, String value, long second, Map<String, String> labels) {
    ObjectNode tags = JSON.createObjectNode();
    labels.forEach(tags::put);
    if (dice.percent(1)) {
      // Tags that are no labels.
      tags.put("vu", Integer.toString(dice.below(9))).put("iter", "0");
      tags.put("test_run_id", "1").put("__name__", "none");
    }
    return "{\"metric\":%s,\"type\":\"Point\",\"data\":{\"time\":\"%s\",\"value\":%s,\"tags\":%s}}"
        .formatted(text(metric), time(second), value, escaped(tags.toString()));
  }

  private String text(String text) {
    try {
      return escaped(JSON.writeValueAsString(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** As Go writes JSON unless told otherwise. */
  private String escaped(String json) {
    return escaping
        ? json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
        : json;
  }

  /** Often a moment that others have too, or one a nanosecond away from another second. */
  private String time(long second) {
    int nanos =
        switch (dice.below(6)) {
          case 0 -> 0;
          case 1 -> dice.of(1, 999_999_999, 500_000_000);
          case 2, 3 -> 250_000_000 * dice.below(4);
          case 4 -> 1_000_000 * dice.below(1000);
          default -> dice.below(1_000_000_000);
        };
    return Instant.ofEpochSecond(second, nanos)
        .atOffset(offset)
        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }
}

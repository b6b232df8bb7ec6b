package io.stepwell.schemas.remotewrite;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.query.QueryException;
import io.stepwell.query.Selector;
import io.stepwell.schemas.k6.BadInputException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads which metrics a block sends: those of its list, and the default ones unless it does
 * without. An entry of the list goes before a default metric that it holds whole.
 */
final class MetricList {

  static final String METRICS = "metrics";
  static final String INCLUDE_DEFAULT_METRICS = "includeDefaultMetrics";
  static final String SOURCE_METRIC = "sourceMetric";
  static final String TARGET_METRIC = "targetMetric";
  static final String KEEP_TAGS = "keepTags";

  private static final List<String> DEFAULT_METRICS =
      List.of("data_sent", "data_received", "http_req_duration", "http_reqs", "iterations", "vus");

  private static final Set<String> KEYS = Set.of(SOURCE_METRIC, TARGET_METRIC, KEEP_TAGS);
  private static final String PREFIX = "k6_";
  private static final int MOST_METRICS = 500;
  private static final int MOST_LABELS = 50;

  /** What receivers take as names. */
  private static final Predicate<String> METRIC_NAME =
      Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*").asMatchPredicate();

  private static final Predicate<String> LABEL_NAME =
      Pattern.compile("(?!__)[a-zA-Z_][a-zA-Z0-9_]*").asMatchPredicate();

  private final Fields block;
  private final List<ExportedMetric> metrics = new ArrayList<>();
  private final List<String> places = new ArrayList<>();

  private MetricList(Fields block) {
    this.block = block;
  }

  /**
   * The metrics of a block.
   *
   * @throws BadInputException if they are none
   */
  static List<ExportedMetric> of(Fields block) {
    return new MetricList(block).read();
  }

  private List<ExportedMetric> read() {
    List<JsonNode> entries = block.list(METRICS, MOST_METRICS);
    for (int i = 0; i < entries.size(); i++) {
      add(entries.get(i), "%s.%s[%d]".formatted(block.place(), METRICS, i));
    }
    if (block.flag(INCLUDE_DEFAULT_METRICS, true)) {
      DEFAULT_METRICS.forEach(this::addDefault);
    }
    if (metrics.isEmpty()) {
      throw block.bad(
          METRICS,
          "is empty and there are no default metrics, so nothing would be sent; name some");
    }
    return metrics;
  }

  private void add(JsonNode entry, String place) {
    ExportedMetric metric = metric(entry, place);
    if (metrics.contains(metric)) {
      return;
    }
    for (int i = 0; i < metrics.size(); i++) {
      if (metrics.get(i).mayCollideWith(metric)) {
        throw new BadInputException(
            "%s and %s can both give the same series of %s; give one of them another targetMetric, or keep a tag by which their selectors differ"
                .formatted(places.get(i), place, metric.target()));
      }
    }
    metrics.add(metric);
    places.add(place);
  }

  private void addDefault(String name) {
    ExportedMetric whole =
        new ExportedMetric(new Selector(Optional.of(name), List.of()), PREFIX + name, List.of());
    for (int i = 0; i < places.size(); i++) {
      ExportedMetric own = metrics.get(i);
      if (own.target().equals(whole.target())) {
        if (own.source().equals(whole.source())) {
          return;
        }
        throw new BadInputException(
            "%s becomes %s, as the default metric %s does; give it another targetMetric, or set includeDefaultMetrics to false"
                .formatted(places.get(i), whole.target(), name));
      }
    }
    metrics.add(whole);
  }

  private static ExportedMetric metric(JsonNode entry, String place) {
    if (entry.isTextual()) {
      Selector source = selector(entry.asText(), place);
      return new ExportedMetric(source, target(source, Optional.empty(), place), List.of());
    }
    if (!entry.isObject()) {
      throw new BadInputException(
          place + " is neither a metric's name nor an object with a sourceMetric");
    }
    Fields fields = Fields.of(place, entry, KEYS);
    String text =
        fields
            .text(SOURCE_METRIC)
            .orElseThrow(
                () -> fields.bad(SOURCE_METRIC, "is missing; write the name of a k6 metric"));
    Selector source = selector(text, place + "." + SOURCE_METRIC);
    return new ExportedMetric(
        source, target(source, fields.text(TARGET_METRIC), place), keptLabels(fields));
  }

  private static Selector selector(String text, String place) {
    try {
      return Selector.parse(text);
    } catch (QueryException e) {
      throw new BadInputException("%s: %s".formatted(place, e.sentence()));
    }
  }

  private static String target(Selector source, Optional<String> named, String place) {
    String target = named.orElseGet(() -> PREFIX + source.metric().orElseThrow());
    if (!METRIC_NAME.test(target)) {
      throw new BadInputException(
          "%s.%s is no name of a Prometheus metric%s; one is letters, digits, _ and :, and begins with no digit"
              .formatted(
                  place,
                  TARGET_METRIC,
                  named.isPresent() ? "" : ", as it is made of the source metric's"));
    }
    return target;
  }

  private static List<String> keptLabels(Fields fields) {
    Set<String> labels = new LinkedHashSet<>();
    for (JsonNode label : fields.list(KEEP_TAGS, MOST_LABELS)) {
      if (!label.isTextual() || !LABEL_NAME.test(label.asText())) {
        throw fields.bad(
            KEEP_TAGS,
            "has an element that is no name of a Prometheus label; one is letters, digits and _, and begins with neither a digit nor __");
      }
      if (label.asText().equals(BlockReader.RUN_LABEL)) {
        throw fields.bad(KEEP_TAGS, "names test_run_id; set includeTestRunId to true instead");
      }
      labels.add(label.asText());
    }
    return List.copyOf(labels);
  }
}

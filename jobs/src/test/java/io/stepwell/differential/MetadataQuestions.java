package io.stepwell.differential;

import static java.util.Comparator.comparingLong;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.differential.PlainQuestion.Asked;
import io.stepwell.differential.PlainQuestion.Filter;
import io.stepwell.differential.PlainQuestion.Form;
import io.stepwell.metrics.Labels;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Questions for what runs hold, without any values, and the answers that the samples give. */
final class MetadataQuestions {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<SampledRun> runs;
  private final Dice dice;
  private final Targets targets;

  MetadataQuestions(List<SampledRun> runs, Dice dice, Targets targets) {
    this.runs = runs;
    this.dice = dice;
    this.targets = targets;
  }

  Request next() {
    SampledRun run = dice.of(runs);
    return switch (dice.below(5)) {
      case 0 -> metricsOfRuns(run);
      case 1 -> labels(run);
      case 2 -> values(run);
      default -> series(run);
    };
  }

  private Request series(SampledRun run) {
    List<Filter> filters = filters(run, dice.from(1, 3));
    return of(run, "series", filters, JSON.valueToTree(chosen(run, filters)), false);
  }

  private Request labels(SampledRun run) {
    List<Filter> filters = filters(run, dice.below(3));
    Set<String> names = new TreeSet<>();
    chosen(run, filters).forEach(labels -> names.addAll(labels.keySet()));
    return of(run, "labels", filters, JSON.valueToTree(names), true);
  }

  private Request values(SampledRun run) {
    List<Filter> filters = filters(run, dice.below(3));
    String label = dice.percent(80) ? dice.of(OddTexts.LABELS) : dice.of("test_run_id", "__name__");
    Set<String> values = new TreeSet<>();
    for (Map<String, String> labels : chosen(run, filters)) {
      if (labels.containsKey(label)) {
        values.add(labels.get(label));
      }
    }
    String resource = "label/" + targets.segment(label) + "/values";
    return of(run, resource, filters, JSON.valueToTree(values), true);
  }

  private Request of(
      SampledRun run, String resource, List<Filter> filters, ArrayNode data, boolean inOrder) {
    Spelling spelling = new Spelling(dice);
    List<String> selectors = filters.stream().map(spelling::selector).toList();
    ObjectNode answer = JSON.createObjectNode().put("status", "success");
    answer.set("data", data);
    return new Request(
        targets.ofRun(run.id(), resource, selectors), new Expected.Listing(answer, inOrder));
  }

  /** Selectors; here the metric may be left out. */
  private List<Filter> filters(SampledRun run, int count) {
    List<Filter> filters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Filter filter =
          new RandomQuestions(runs, dice).about(Form.RANGE, run, dice.of(run.metrics())).filter();
      boolean anyMetric = !filter.conditions().isEmpty() && dice.percent(40);
      filters.add(anyMetric ? new Filter("", filter.conditions()) : filter);
    }
    return filters;
  }

  /** The labels of every series that one of the filters chooses, of all if there is none. */
  private static Set<Map<String, String>> chosen(SampledRun run, List<Filter> filters) {
    Set<Map<String, String>> chosen = new LinkedHashSet<>();
    for (String metric : run.metrics()) {
      for (Labels labels : run.series(metric)) {
        if (filters.isEmpty() || filters.stream().anyMatch(f -> chooses(f, run, metric, labels))) {
          chosen.add(shown(run, metric, labels));
        }
      }
    }
    return chosen;
  }

  private static boolean chooses(Filter filter, SampledRun run, String metric, Labels labels) {
    return (filter.metric().isEmpty() || filter.metric().equals(metric))
        && new Conditions(filter.conditions(), run.id(), metric).hold(labels);
  }

  private static Map<String, String> shown(SampledRun run, String metric, Labels labels) {
    Map<String, String> shown = new TreeMap<>();
    for (int i = 0; i < labels.size(); i++) {
      shown.put(labels.name(i), labels.value(i));
    }
    shown.put("__name__", metric);
    shown.put("test_run_id", Long.toString(run.id()));
    return shown;
  }

  /** The metrics of several runs; the latest decides on a metric's type. */
  private Request metricsOfRuns(SampledRun run) {
    PlainQuestion question =
        new RandomQuestions(runs, dice).about(Form.ACROSS, run, dice.of(run.metrics()));
    Asked asked = question.of();
    List<SampledRun> latestLast =
        new Reference(runs).asked(asked).stream().sorted(comparingLong(SampledRun::start)).toList();
    Map<String, ObjectNode> metrics = new TreeMap<>();
    Map<String, Set<String>> labels = new TreeMap<>();
    for (SampledRun one : latestLast) {
      for (String metric : one.metrics()) {
        ObjectNode shown = JSON.createObjectNode().put("name", metric);
        metrics.put(metric, shown.put("type", one.type(metric).word()));
        labels.computeIfAbsent(metric, m -> new TreeSet<>()).addAll(one.labels(metric));
      }
    }
    metrics.forEach((name, shown) -> shown.set("labels", JSON.valueToTree(labels.get(name))));
    ObjectNode answer = JSON.createObjectNode();
    answer.putArray("value").addAll(metrics.values());
    String target = targets.ofMetrics(asked, new Spelling(dice).runs(asked));
    return new Request(target, new Expected.Listing(answer, true));
  }
}

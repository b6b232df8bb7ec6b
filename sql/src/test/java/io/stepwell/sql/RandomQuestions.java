package io.stepwell.sql;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.Method;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.RunExtent;
import io.stepwell.query.StepStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/** Questions about the runs of a store, the same ones for the same seed. */
final class RandomQuestions {

  private static final String[] AGGREGATORS = {"min", "max", "sum", "avg"};
  private static final String[] QUANTILES = {"0", "0.5", "0.95", "0.999", "1"};
  private static final long[] STEPS = {1, 2, 5, 10, 30};

  private final StepStore store;
  private final List<Long> runs;
  private final Random random;

  /** So that all methods are asked, they are gone through in turn. */
  private final List<Method<?>> methods = new ArrayList<>();

  private int asked;

  RandomQuestions(StepStore store, List<Long> runs, long seed) {
    this.store = store;
    this.runs = runs;
    this.random = new Random(seed);
    for (MetricType type : MetricType.values()) {
      methods.addAll(type.methods());
    }
    Collections.shuffle(methods, random);
  }

  RandomQuestion next() {
    Method<?> method = methods.get(asked++ % methods.size());
    long run = pick(runs);
    RunExtent extent = store.extent(run).orElseThrow();
    MetricInfo metric =
        pick(
            store.metrics(run).stream()
                .filter(one -> one.type().method(method.name()).isPresent())
                .toList());
    List<Labels> series = labels(run, metric.name());
    List<String> names = names(series);
    List<String> by = some(names);
    Optional<String> aggregator =
        chance(30) ? Optional.of(AGGREGATORS[random.nextInt(4)]) : Optional.empty();
    boolean part = chance(50);
    long start = part ? extent.start() + random.nextInt(8) : extent.start();
    long end = part ? extent.end() - random.nextInt(8) : extent.end();
    return new RandomQuestion(
        run,
        metric.name(),
        conditions(series, names),
        method,
        argument(method),
        by,
        aggregator,
        aggregator.isPresent() && !by.isEmpty() && chance(50) ? by.subList(0, 1) : List.of(),
        chance(50) ? Optional.of(STEPS[random.nextInt(STEPS.length)]) : Optional.empty(),
        start,
        end,
        extent.start());
  }

  private List<Labels> labels(long run, String metric) {
    return store.series(run).stream()
        .filter(key -> key.metric().equals(metric))
        .sorted()
        .map(SeriesKey::labels)
        .toList();
  }

  private static List<String> names(List<Labels> series) {
    TreeSet<String> names = new TreeSet<>(List.of("no_such_label"));
    series.forEach(labels -> names.addAll(labels.asMap().keySet()));
    return List.copyOf(names);
  }

  private List<String> some(List<String> names) {
    List<String> shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, random);
    return List.copyOf(shuffled.subList(0, Math.min(random.nextInt(4), shuffled.size())));
  }

  private String conditions(List<Labels> series, List<String> names) {
    if (chance(40)) {
      return "";
    }
    String name = pick(names);
    String value = pick(series).get(name);
    String last = value.isEmpty() ? "" : value.substring(value.length() - 1);
    return switch (random.nextInt(4)) {
      case 0 -> name + "=" + quoted(value);
      case 1 -> name + "!=" + quoted(value);
      case 2 -> name + "=~" + quoted(value.replaceAll("[^a-z]+", ".*"));
      default -> name + "!~" + quoted(".*" + last.replaceAll("[^a-z0-9]", "."));
    };
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private String argument(Method<?> method) {
    return switch (method.parameter()) {
      case NONE -> "";
      case SECONDS -> Integer.toString(1 + random.nextInt(12));
      case QUANTILE -> QUANTILES[random.nextInt(QUANTILES.length)];
    };
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}

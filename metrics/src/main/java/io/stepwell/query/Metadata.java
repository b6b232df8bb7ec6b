package io.stepwell.query;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.SeriesKey;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * What a run holds, without any values. Every series shows {@code __name__} and {@code test_run_id}
 * beside the labels that k6 sent. Safe for use by many threads at once.
 */
public final class Metadata {

  private final StepStore store;

  public Metadata(StepStore store) {
    this.store = store;
  }

  /** The metrics of a run in order of their names; none if it has no samples. */
  public List<MetricInfo> metrics(long run) {
    return store.metrics(run);
  }

  /** The labels of every series that one of the selectors chooses, each series once, in order. */
  public SortedSet<Labels> series(long run, Collection<Selector> selectors) {
    List<BiPredicate<String, Labels>> chosen =
        selectors.stream().map(selector -> selector.in(run)).toList();
    SortedSet<Labels> series = new TreeSet<>();
    for (SeriesKey key : store.series(run)) {
      if (chosen.stream().anyMatch(test -> test.test(key.metric(), key.labels()))) {
        series.add(OwnLabels.with(run, key.metric(), key.labels()));
      }
    }
    return series;
  }

  /** The labels of every series of a run, in order. */
  public SortedSet<Labels> series(long run) {
    return series(run, List.of(Selector.parseAnyMetric("{}")));
  }

  /** The names of the labels that series have, in order. */
  public static SortedSet<String> names(Collection<Labels> series) {
    SortedSet<String> names = new TreeSet<>();
    for (Labels labels : series) {
      for (int i = 0; i < labels.size(); i++) {
        names.add(labels.name(i));
      }
    }
    return names;
  }

  /** The values that a label has among series, in order; none if no series has it. */
  public static SortedSet<String> values(Collection<Labels> series, String label) {
    SortedSet<String> values = new TreeSet<>();
    for (Labels labels : series) {
      if (labels.has(label)) {
        values.add(labels.get(label));
      }
    }
    return values;
  }
}

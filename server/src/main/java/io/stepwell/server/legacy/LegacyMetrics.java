package io.stepwell.server.legacy;

import io.stepwell.metrics.Contains;
import io.stepwell.metrics.Labels;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.QueryException;
import io.stepwell.query.StepStore;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.RunMetric;
import io.stepwell.server.api.SeriesWalk;
import io.stepwell.server.http.Deadline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The metrics of one run, and their submetrics. */
final class LegacyMetrics {

  private final long run;
  private final StepStore steps;
  private final Map<String, Contains> contains;
  private final Deadline deadline;
  private final int most;

  /**
   * @param most how many there may be
   */
  LegacyMetrics(long run, StepStore steps, Catalog catalog, Deadline deadline, int most) {
    this.run = run;
    this.steps = steps;
    this.contains =
        catalog.metrics(run).stream()
            .collect(Collectors.toMap(RunMetric::name, RunMetric::contains));
    this.deadline = deadline;
    this.most = most;
  }

  /** Each metric of k6 as a whole, by name. */
  Map<String, LegacyMetric> wholes() {
    Map<String, LegacyMetric> wholes = new LinkedHashMap<>();
    for (MetricInfo info : steps.metrics(run)) {
      wholes.put(info.name(), LegacyMetric.whole(info, contains));
    }
    return wholes;
  }

  /**
   * Each metric by name, first as a whole and then its submetrics.
   *
   * @throws QueryException if there are too many
   */
  List<LegacyMetric> all() {
    Map<String, Map<Submetric, Optional<String>>> submetrics = submetrics();
    List<LegacyMetric> all = new ArrayList<>();
    wholes()
        .forEach(
            (name, whole) -> {
              all.add(whole);
              submetrics.getOrDefault(name, Map.of()).entrySet().stream()
                  .map(submetric -> whole.only(submetric.getKey(), submetric.getValue()))
                  .sorted(
                      Comparator.comparing(metric -> String.join("\0", metric.submetric().key())))
                  .forEach(all::add);
            });
    return all;
  }

  /** Those of the ids, in their order; a whole metric is found without looking at any series. */
  List<LegacyMetric> named(List<String> ids) {
    Map<String, LegacyMetric> known = new HashMap<>();
    wholes().values().forEach(metric -> known.put(metric.id(run), metric));
    if (!known.keySet().containsAll(ids)) {
      all().forEach(metric -> known.put(metric.id(run), metric));
    }
    List<LegacyMetric> named = new ArrayList<>();
    for (String id : ids) {
      LegacyMetric metric = known.get(id);
      if (metric == null) {
        throw QueryException.notFound("test run " + run + " has no metric of the id " + id);
      }
      named.add(metric);
    }
    return named;
  }

  /** By metric, each submetric with the group that all of its series are of, if there is one. */
  private Map<String, Map<Submetric, Optional<String>>> submetrics() {
    Map<String, Map<Submetric, Optional<String>>> submetrics = new HashMap<>();
    int[] count = {0};
    new SeriesWalk(steps, deadline)
        .all(
            run,
            (metric, labels) -> {
              Optional<Submetric> submetric = Submetric.of(labels);
              if (submetric.isPresent() && add(submetrics, metric, submetric.get(), labels)) {
                count[0]++;
                limit(count[0]);
              }
            });
    return submetrics;
  }

  private static boolean add(
      Map<String, Map<Submetric, Optional<String>>> submetrics,
      String metric,
      Submetric submetric,
      Labels labels) {
    Map<Submetric, Optional<String>> ofMetric =
        submetrics.computeIfAbsent(metric, name -> new HashMap<>());
    Optional<String> group =
        labels.has(Submetric.GROUP) ? Optional.of(labels.get(Submetric.GROUP)) : Optional.empty();
    boolean isNew = !ofMetric.containsKey(submetric);
    ofMetric.merge(submetric, group, (one, other) -> one.equals(other) ? one : Optional.empty());
    return isNew;
  }

  private void limit(int count) {
    if (count > most) {
      throw QueryException.badData(
          ("test run %d has more than %d metrics of this kind, as its requests have so many"
                  + " URLs; ask version 5 of the API for it")
              .formatted(run, most));
    }
  }
}

package io.stepwell.jobs;

import io.stepwell.functions.MetricFact;
import io.stepwell.functions.ReadTally;
import io.stepwell.metrics.BuiltinMetric;
import io.stepwell.metrics.BuiltinMetrics;
import io.stepwell.metrics.Contains;
import io.stepwell.metrics.MetricType;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.RunExtent;
import io.stepwell.schemas.catalog.Generation;
import io.stepwell.schemas.catalog.GenerationResult;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.catalog.RunMetric;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.schemas.k6.ContradictingTypeException;
import io.stepwell.schemas.k6.MetricDeclaration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What the catalog is told of a run beside its numbers: from k6's own files all of it is read,
 * while an archive holds samples only and the rest is taken over from the run as it was.
 */
final class RunFacts {

  private final Optional<Run> before;
  private final Map<String, Contains> contains = new HashMap<>();

  private RunFacts(Optional<Run> before) {
    this.before = before;
  }

  /** The facts of a run that is read from k6's files. */
  static RunFacts read() {
    return new RunFacts(Optional.empty());
  }

  /** The facts of a run that is read from its archive. */
  static RunFacts known(Run run, List<RunMetric> metrics) {
    RunFacts facts = new RunFacts(Optional.of(run));
    metrics.forEach(metric -> facts.contains.put(metric.name(), metric.contains()));
    return facts;
  }

  /**
   * What a complete generation says of its run.
   *
   * @param archived whether the generation holds raw samples, if it was read from files
   * @throws ContradictingTypeException if tasks have read one metric as two types
   */
  GenerationResult result(
      Generation generation, boolean archived, ReadTally.Result read, long series) {
    for (MetricDeclaration declaration : read.declarations()) {
      contains.put(declaration.name(), declaration.contains());
    }
    OptionalInt archive = archived ? OptionalInt.of(generation.number()) : OptionalInt.empty();
    return new GenerationResult(
        generation.number(),
        before.map(Run::status).orElse(RunStatus.FINISHED),
        new RunExtent(generation.run(), read.firstSecond(), read.lastSecond() + 1),
        read.samples(),
        series,
        before.map(Run::rejected).orElse(read.rejected()),
        before.map(Run::archive).orElse(archive),
        metrics(read),
        before.map(Run::thresholds).orElseGet(() -> Thresholds.json(read.declarations())));
  }

  /** Metrics with what they contain, which their samples do not tell. */
  List<RunMetric> metrics(List<MetricInfo> found) {
    return found.stream()
        .map(metric -> new RunMetric(metric.name(), metric.type(), unit(metric.name())))
        .toList();
  }

  private List<RunMetric> metrics(ReadTally.Result read) {
    Map<String, MetricType> types = new TreeMap<>();
    for (MetricFact metric : read.metrics()) {
      MetricType known = types.putIfAbsent(metric.name(), metric.type());
      if (known != null && known != metric.type()) {
        throw new ContradictingTypeException(
            "metric %s is a %s in one part of the input and a %s in another; give --type %s=TYPE"
                .formatted(metric.name(), known.word(), metric.type().word(), metric.name()));
      }
    }
    return types.entrySet().stream()
        .map(metric -> new RunMetric(metric.getKey(), metric.getValue(), unit(metric.getKey())))
        .toList();
  }

  private Contains unit(String metric) {
    Contains builtin =
        BuiltinMetrics.named(metric).map(BuiltinMetric::contains).orElse(Contains.DEFAULT);
    return contains.getOrDefault(metric, builtin);
  }
}

package io.stepwell.schemas.k6;

import io.stepwell.metrics.BuiltinMetrics;
import io.stepwell.metrics.MetricType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Knows each metric's type, which k6 writes once per metric, in its JSON output only, and far from
 * most of the samples. In this order: what the user says, what a {@code Metric} line says, k6's
 * builtin table. For a metric that none of them knows, the files' {@code Metric} lines are searched
 * from the beginning, the sample's own file first.
 *
 * <p>A metric that is still unknown, as every script's own metric in CSV is, is taken as a trend: a
 * trend keeps count, sum, minimum, maximum and quantiles, so it loses least of what the values may
 * have meant. Such metrics are listed by {@link #guessed} for a warning.
 *
 * <p>One instance serves all readers of a run in a process, on any thread, so that no file is
 * searched twice.
 */
public final class MetricTypes {

  private record Claim(MetricType type, String source) {}

  private final Map<String, Claim> claims = new HashMap<>();
  private final Map<String, DeclarationScan> scans = new HashMap<>();
  private final List<K6File> files;
  private final SortedSet<String> guessed = new TreeSet<>();

  /**
   * Starts with what the user says.
   *
   * @param given types by metric name, as from {@code --type}
   * @param files all files of the run
   * @throws ContradictingTypeException if a builtin metric is given another type than k6's
   */
  public MetricTypes(Map<String, MetricType> given, List<K6File> files) {
    this.files = List.copyOf(files);
    given.forEach((metric, type) -> claim(metric, new Claim(type, "--type")));
  }

  /**
   * The type of a metric.
   *
   * @param metric its name
   * @param file where one of its samples is
   */
  public synchronized MetricType of(String metric, K6File file) {
    Claim known = claims.get(metric);
    if (known == null) {
      known = builtin(metric).orElseGet(() -> search(metric, file));
      claims.put(metric, known);
    }
    return known.type();
  }

  /**
   * Takes note of a {@code Metric} line.
   *
   * @param file the name of the file that it is in
   * @throws ContradictingTypeException if the metric is known to have another type
   */
  public synchronized void declare(MetricDeclaration declaration, String file) {
    claim(declaration.name(), new Claim(declaration.type(), file));
  }

  /** The metrics that were taken as trends for want of any word about their type. */
  public synchronized SortedSet<String> guessed() {
    return new TreeSet<>(guessed);
  }

  private void claim(String metric, Claim claim) {
    Claim known = claims.get(metric);
    if (known == null) {
      known = builtin(metric).orElse(claim);
      claims.put(metric, known);
    }
    if (known.type() != claim.type()) {
      throw new ContradictingTypeException(
          String.format(
              "metric %s is a %s by %s but a %s by %s; its samples cannot be merged",
              metric, known.type().word(), known.source(), claim.type().word(), claim.source()));
    }
  }

  private static Optional<Claim> builtin(String metric) {
    return BuiltinMetrics.named(metric)
        .map(builtin -> new Claim(builtin.type(), "k6's table of builtin metrics"));
  }

  private Claim search(String metric, K6File file) {
    return search(file, metric)
        .or(() -> files.stream().flatMap(other -> search(other, metric).stream()).findFirst())
        .orElseGet(
            () -> {
              guessed.add(metric);
              return new Claim(
                  MetricType.TREND,
                  "the rule for metrics without a type (give --type " + metric + "=TYPE)");
            });
  }

  private Optional<Claim> search(K6File file, String metric) {
    if (file.format() == K6Format.CSV || !file.source().rereadable()) {
      return Optional.empty();
    }
    DeclarationScan scan = scans.computeIfAbsent(file.name(), name -> new DeclarationScan(file));
    try {
      return scan.find(metric).map(type -> new Claim(type, file.name()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.name(), e);
    }
  }
}

package io.stepwell.query;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Trend;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Tells how the observations of a trend are spread, which takes more than one number a span. All
 * series that a selector chooses are merged first. Safe for use by many threads at once.
 */
public final class Distributions {

  /** How far from 1 the quantiles of a spectrum stay, in each power of ten. */
  private static final List<String> TAILS =
      List.of("1", "0.75", "0.5", "0.4", "0.3", "0.25", "0.2", "0.15");

  private static final int MOST_NINES = 9;

  private final StepStore store;

  public Distributions(StepStore store) {
    this.store = store;
  }

  /**
   * How many observations lie in which range of values, window by window.
   *
   * @param ranges how many there may be, at least 2
   * @throws QueryException if the metric is no trend
   */
  public Histogram histogram(RunExtent run, Selector selector, Windows windows, int ranges) {
    List<SeriesSteps> chosen = chosen(run.run(), selector);
    if (chosen.isEmpty()) {
      return new Histogram(windows.step(), List.of(), List.of(), warnings(run.run(), selector));
    }
    GroupSpan<Trend> span = new GroupSpan<>(MetricType.TREND, chosen, run.start());
    span.moveTo(windows.from(0), windows.to(windows.count() - 1));
    if (span.within().isEmpty()) {
      return new Histogram(windows.step(), List.of(), List.of(), List.of());
    }
    List<Double> bounds = ValueRanges.of(span.within(), ranges);
    double[] upTo = bounds.stream().skip(1).mapToDouble(Double::doubleValue).toArray();
    List<Histogram.Window> filled = new ArrayList<>();
    for (int window = 0; window < windows.count(); window++) {
      span.moveTo(windows.from(window), windows.to(window));
      if (!span.within().isEmpty()) {
        filled.add(new Histogram.Window(windows.to(window), span.within().counts(upTo)));
      }
    }
    return new Histogram(windows.step(), bounds, filled, List.of());
  }

  /**
   * Quantiles of all observations in a time.
   *
   * @param asked from 0 to 1; if there are none, those from the median to the greatest value that
   *     show the tail, as far as there are observations
   * @throws QueryException if the metric is no trend
   */
  public Quantiles quantiles(
      RunExtent run, Selector selector, TimeRange range, List<BigDecimal> asked) {
    List<SeriesSteps> chosen = chosen(run.run(), selector);
    if (chosen.isEmpty()) {
      return new Quantiles(0, List.of(), warnings(run.run(), selector));
    }
    GroupSpan<Trend> span = new GroupSpan<>(MetricType.TREND, chosen, run.start());
    span.moveTo(range.start(), range.end());
    Trend merged = span.within();
    if (merged.isEmpty()) {
      return new Quantiles(0, List.of(), List.of());
    }
    List<BigDecimal> quantiles = asked.isEmpty() ? spectrum(merged.samples()) : asked;
    List<Quantiles.Point> points =
        quantiles.stream().map(q -> new Quantiles.Point(q, merged.quantile(q))).toList();
    return new Quantiles(merged.samples(), points, List.of());
  }

  /** No quantile is nearer to 1 than one observation of them all, but 1 itself. */
  static List<BigDecimal> spectrum(long count) {
    List<BigDecimal> quantiles = new ArrayList<>();
    for (int nines = 0; nines < MOST_NINES; nines++) {
      for (String tail : TAILS) {
        BigDecimal rest = new BigDecimal(tail).movePointLeft(nines);
        boolean isInUpperHalf = rest.compareTo(new BigDecimal("0.5")) <= 0;
        if (isInUpperHalf
            && rest.multiply(BigDecimal.valueOf(count)).compareTo(BigDecimal.ONE) >= 0) {
          quantiles.add(BigDecimal.ONE.subtract(rest).stripTrailingZeros());
        }
      }
    }
    quantiles.add(BigDecimal.ONE);
    return quantiles;
  }

  private List<SeriesSteps> chosen(long run, Selector selector) {
    String metric = selector.metric().orElseThrow();
    Optional<MetricType> type = type(run, metric);
    if (type.isEmpty()) {
      return List.of();
    }
    if (type.get() != MetricType.TREND) {
      throw QueryException.badData(
          metric
              + " is a "
              + type.get().word()
              + ", and only a trend tells how its observations are spread; ask a trend, such as"
              + " http_req_duration");
    }
    BiPredicate<String, Labels> selected = selector.in(run);
    return store.steps(
        run, metric, labels -> selected.test(metric, labels), MetricType.TREND.columns());
  }

  private Optional<MetricType> type(long run, String metric) {
    return store.metrics(run).stream()
        .filter(info -> info.name().equals(metric))
        .map(MetricInfo::type)
        .findFirst();
  }

  private List<String> warnings(long run, Selector selector) {
    String metric = selector.metric().orElseThrow();
    if (type(run, metric).isEmpty()) {
      Set<String> names = new TreeSet<>();
      store.metrics(run).forEach(info -> names.add(info.name()));
      return List.of(Warnings.unknownMetric("test run " + run + " has no metric", metric, names));
    }
    return selector.matchers().stream()
        .filter(Matcher::looksLikeRegex)
        .map(Warnings::looksLikeRegex)
        .toList();
  }
}

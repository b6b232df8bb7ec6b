package io.stepwell.cli;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.Quoted;
import io.stepwell.query.ComparedSeries;
import io.stepwell.query.Comparison;
import io.stepwell.query.Finding;
import io.stepwell.query.Query;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Two runs beside each other for people: a row a series. */
final class ComparisonTable {

  private static final String METRIC = "__name__";
  private static final String NONE = "-";
  private static final double PERCENT = 100;

  private ComparisonTable() {}

  static String of(long base, long other, List<ComparedFigure> figures) {
    TextTable table =
        new TextTable()
            .text("series")
            .text("query")
            .number("run " + base)
            .number("run " + other)
            .number("change")
            .number("%")
            .number("95 % from")
            .number("to")
            .text("finding");
    for (ComparedFigure figure : figures) {
      for (ComparedSeries series : figure.comparison().series()) {
        table.row(row(figure, series));
      }
    }
    return table.toString();
  }

  private static List<String> row(ComparedFigure figure, ComparedSeries series) {
    return List.of(
        series(series.labels()),
        query(figure.question().query()),
        number(series.base()),
        number(series.other()),
        number(series.change()),
        percent(series),
        series.interval().map(interval -> Figures.number(interval.low())).orElse(NONE),
        series.interval().map(interval -> Figures.number(interval.high())).orElse(NONE),
        word(figure.comparison(), series));
  }

  /** As a selector is written: {@code http_reqs{status="200"}}. */
  private static String series(Labels labels) {
    StringBuilder others = new StringBuilder();
    for (int i = 0; i < labels.size(); i++) {
      if (!labels.name(i).equals(METRIC)) {
        others.append(others.isEmpty() ? "" : ",").append(labels.name(i));
        others.append('=').append(Quoted.of(labels.value(i)));
      }
    }
    return labels.get(METRIC) + (others.isEmpty() ? "" : "{" + others + "}");
  }

  /** The labels that are kept stand with the series. */
  private static String query(Query query) {
    return query.aggregator().isPresent() ? query.toString() : query.call().signature();
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? Figures.number(value.getAsDouble()) : NONE;
  }

  private static String percent(ComparedSeries series) {
    double base = series.base().orElse(0);
    return series.change().isEmpty() || base == 0
        ? NONE
        : String.format(
            Locale.ROOT, "%+.1f", PERCENT * series.change().getAsDouble() / Math.abs(base));
  }

  /** What can be said of a change, in words. */
  private static String word(Comparison comparison, ComparedSeries series) {
    Finding finding = series.finding();
    return switch (finding) {
      case CHANGED -> direction(comparison, series);
      case WITHIN_NOISE -> "within the noise";
      case TOO_FEW_SAMPLES -> "too few samples to tell";
      case EXTREME -> "decided by single samples";
      case ONLY_BASE -> "only in run " + comparison.base();
      case ONLY_OTHER -> "only in run " + comparison.other();
    };
  }

  private static String direction(Comparison comparison, ComparedSeries series) {
    return switch (comparison.better()) {
      case UNKNOWN -> "changed";
      case HIGHER, LOWER -> comparison.isWorse(series) ? "worse" : "better";
    };
  }
}

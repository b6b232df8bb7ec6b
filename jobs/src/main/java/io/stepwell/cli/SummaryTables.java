package io.stepwell.cli;

import io.stepwell.cli.SummaryComparison.Pair;
import io.stepwell.cli.SummaryComparison.Verdict;
import io.stepwell.metrics.MetricType;
import io.stepwell.schemas.catalog.RunMetric;
import io.stepwell.schemas.k6.K6Summary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** k6's own summary of a run and Stepwell's answers, line under line, a table for each type. */
final class SummaryTables {

  private final SummaryComparison comparison;
  private final K6Summary summary;
  private final Map<MetricType, List<String>> parts = new EnumMap<>(MetricType.class);
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);

  SummaryTables(SummaryComparison comparison, K6Summary summary, List<RunMetric> metrics) {
    this.comparison = comparison;
    this.summary = summary;
    for (MetricType type : MetricType.values()) {
      parts.put(type, new ArrayList<>());
    }
    for (String part : summary.metrics().keySet()) {
      String name = part.replaceFirst("\\{.*", "");
      metrics.stream()
          .filter(metric -> metric.name().equals(name))
          .forEach(metric -> parts.getOrDefault(metric.type(), new ArrayList<>()).add(part));
    }
  }

  /** All tables, one below the other. */
  String tables() {
    StringBuilder text = new StringBuilder();
    parts.forEach((type, names) -> text.append(table(type, names)).append('\n'));
    return text.toString();
  }

  /** How many figures were equal, near or different, in one sentence. */
  String verdict() {
    int all = verdicts.values().stream().mapToInt(Integer::intValue).sum();
    return "%d figures: %d equal, %d within the rank error, %d different"
        .formatted(
            all,
            verdicts.getOrDefault(Verdict.EQUAL, 0),
            verdicts.getOrDefault(Verdict.WITHIN_RANK_ERROR, 0),
            verdicts.getOrDefault(Verdict.DIFFERENT, 0));
  }

  private String table(MetricType type, List<String> names) {
    List<SummaryFigure> figures = SummaryFigure.of(type);
    TextTable table = new TextTable().text(type.word()).text("");
    figures.forEach(figure -> table.number(figure.name()).text(""));
    for (String part : names) {
      List<String> k6 = new ArrayList<>(List.of(part, "k6"));
      List<String> ours = new ArrayList<>(List.of("", "Stepwell"));
      for (SummaryFigure figure : figures) {
        if (summary.value(part, figure.name()).isPresent()) {
          Pair pair = comparison.compare(part, figure);
          verdicts.merge(pair.verdict(), 1, Integer::sum);
          k6.addAll(List.of(Figures.number(pair.k6()), ""));
          ours.addAll(List.of(Figures.number(pair.ours()), pair.verdict().sign()));
        } else {
          k6.addAll(List.of("", ""));
          ours.addAll(List.of("", ""));
        }
      }
      table.row(k6).row(ours);
    }
    return names.isEmpty() ? "" : table.toString();
  }
}

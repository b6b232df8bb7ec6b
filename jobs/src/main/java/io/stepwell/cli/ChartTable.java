package io.stepwell.cli;

import io.stepwell.query.Answer;
import io.stepwell.query.AnswerSeries;
import io.stepwell.query.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The answer to a range query in one row a series: least and greatest value, and a small chart. */
final class ChartTable {

  private static final String LEVELS = "▁▂▃▄▅▆▇█";
  private static final int MAX_CELLS = 40;

  private ChartTable() {}

  static String of(Answer answer, Query query) {
    if (answer.series().isEmpty()) {
      return AnswerTable.EMPTY;
    }
    SeriesLabels labels = SeriesLabels.telling(query, answer);
    TextTable table = new TextTable();
    labels.names().forEach(table::text);
    table.number("points").number("least").number("greatest").number("last").text("chart");
    Axis axis = Axis.of(answer);
    for (AnswerSeries series : answer.series()) {
      List<String> row = new ArrayList<>(labels.values(series));
      row.add(Integer.toString(series.size()));
      row.add(Figures.number(least(series)));
      row.add(Figures.number(greatest(series)));
      row.add(Figures.number(series.value(series.size() - 1)));
      row.add(axis.chart(series));
      table.row(row);
    }
    return table.toString();
  }

  private static double least(AnswerSeries series) {
    double least = Double.POSITIVE_INFINITY;
    for (int point = 0; point < series.size(); point++) {
      least = Math.min(least, series.value(point));
    }
    return least;
  }

  private static double greatest(AnswerSeries series) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int point = 0; point < series.size(); point++) {
      greatest = Math.max(greatest, series.value(point));
    }
    return greatest;
  }

  /**
   * The time that all charts of an answer share.
   *
   * @param first time of the earliest point, in unix seconds
   * @param last time of the latest point, in unix seconds
   * @param cells how many characters a chart has
   */
  private record Axis(long first, long last, int cells) {

    static Axis of(Answer answer) {
      long first = Long.MAX_VALUE;
      long last = Long.MIN_VALUE;
      long step = Long.MAX_VALUE;
      for (AnswerSeries series : answer.series()) {
        first = Math.min(first, series.time(0));
        last = Math.max(last, series.time(series.size() - 1));
        for (int point = 1; point < series.size(); point++) {
          step = Math.min(step, series.time(point) - series.time(point - 1));
        }
      }
      return new Axis(first, last, (int) Math.min(MAX_CELLS, (last - first) / step + 1));
    }

    private int cell(long time) {
      return (int) ((time - first) * (cells - 1) / Math.max(1, last - first));
    }

    /** The greatest value of each cell as a bar that stands on zero, or on a negative least. */
    String chart(AnswerSeries series) {
      double floor = Math.min(0, least(series));
      double height = Math.max(0, greatest(series)) - floor;
      double[] tops = new double[cells];
      Arrays.fill(tops, Double.NaN);
      for (int point = 0; point < series.size(); point++) {
        int cell = cell(series.time(point));
        double value = series.value(point);
        tops[cell] = Double.isNaN(tops[cell]) ? value : Math.max(tops[cell], value);
      }
      StringBuilder chart = new StringBuilder();
      for (double top : tops) {
        chart.append(Double.isNaN(top) ? ' ' : level(height == 0 ? 0 : (top - floor) / height));
      }
      return chart.toString();
    }

    private static char level(double share) {
      return LEVELS.charAt((int) Math.round(share * (LEVELS.length() - 1)));
    }
  }
}

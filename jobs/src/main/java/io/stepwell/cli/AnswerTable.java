package io.stepwell.cli;

import io.stepwell.query.Answer;
import io.stepwell.query.AnswerSeries;
import io.stepwell.query.Query;
import io.stepwell.query.ResultType;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer as aligned columns, one row a point. Times are the ends of the points' spans, in UTC;
 * the values' column is titled with what was asked.
 */
final class AnswerTable {

  /** What stands in place of a table without rows. */
  static final String EMPTY = "no points\n";

  private AnswerTable() {}

  static String of(Answer answer, Query query) {
    if (answer.series().isEmpty()) {
      return EMPTY;
    }
    SeriesLabels labels = SeriesLabels.telling(query, answer);
    boolean timed = answer.resultType() == ResultType.MATRIX;
    TextTable table = new TextTable();
    if (timed) {
      table.text("time");
    }
    labels.names().forEach(table::text);
    table.number(title(query));
    for (AnswerSeries series : answer.series()) {
      for (int point = 0; point < series.size(); point++) {
        List<String> row = new ArrayList<>();
        if (timed) {
          row.add(Figures.time(series.time(point)));
        }
        row.addAll(labels.values(series));
        row.add(Figures.number(series.value(point)));
        table.row(row);
      }
    }
    return table.toString();
  }

  /** The query without the labels that have columns of their own. */
  private static String title(Query query) {
    return query
        .aggregator()
        .map(aggregator -> aggregator.word() + "(" + query.call() + ")")
        .orElseGet(query.call()::signature);
  }
}

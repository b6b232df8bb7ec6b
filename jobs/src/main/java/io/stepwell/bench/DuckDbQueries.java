package io.stepwell.bench;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * DuckDB over a run's raw samples, in the Parquet files of our lake. It is spared the network, and
 * its quantiles are exact.
 */
final class DuckDbQueries implements Answering {

  private static final long NANOS = 1_000_000_000L;

  private final RawSamples samples;

  DuckDbQueries(RawSamples samples) {
    this.samples = samples;
  }

  @Override
  public String name() {
    return "DuckDB";
  }

  @Override
  public void ask(TimedQuestion question) throws SQLException {
    answer(question);
  }

  @Override
  public Map<Point, Double> answer(TimedQuestion question) throws SQLException {
    Map<Point, Double> answer = new HashMap<>();
    String value =
        switch (question.kind()) {
          case INCREASE -> "sum(value)";
          case RATE -> "sum(value) / " + question.step().orElseThrow();
          case QUANTILE -> "quantile_disc(value, " + TimedQuestion.QUANTILE + ")";
        };
    each(question, value, (point, row) -> answer.put(point, row.getDouble("value")));
    return answer;
  }

  /** The truth, from all values there are. */
  ExactAnswer exact(TimedQuestion question) throws SQLException {
    ExactAnswer exact = new ExactAnswer(question, samples.extent());
    each(question, "list(value)", (point, row) -> exact.add(point, doubles(row.getArray("value"))));
    return exact;
  }

  private interface RowReader {
    void read(Point point, ResultSet row) throws SQLException;
  }

  private void each(TimedQuestion question, String value, RowReader reader) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (String label : question.labels()) {
      columns.add("coalesce(labels['" + label + "'], '') AS \"" + label + "\"");
    }
    if (question.step().isPresent()) {
      int step = question.step().getAsInt();
      columns.add("(time_nanos // %d + 1) * %d AS time".formatted(step * NANOS, step));
    }
    columns.add(value + " AS value");
    String sql =
        "SELECT %s FROM samples WHERE metric = '%s' GROUP BY ALL"
            .formatted(String.join(", ", columns), question.metric());
    try (Statement statement = samples.statement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> labels = new ArrayList<>();
        for (String label : question.labels()) {
          labels.add(rows.getString(label));
        }
        long time = question.step().isPresent() ? rows.getLong("time") : 0;
        reader.read(new Point(labels, time), rows);
      }
    }
  }

  private static double[] doubles(Array list) throws SQLException {
    return Arrays.stream((Object[]) list.getArray()).mapToDouble(value -> (Double) value).toArray();
  }
}

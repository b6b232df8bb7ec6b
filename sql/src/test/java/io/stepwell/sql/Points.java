package io.stepwell.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.Labels;
import io.stepwell.query.Answer;
import io.stepwell.query.AnswerSeries;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The points of an answer by run, labels and time, whoever gave it. */
record Points(Map<Key, Double> values) {

  private static final double ROUNDING = 1e-9;

  /**
   * Which point it is.
   *
   * @param time the end of its span, 0 where a question has one point a series
   */
  record Key(long run, Labels labels, long time) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return toString().compareTo(other.toString());
    }
  }

  /** The engine's, as a range query has them or an aggregate query. */
  static Points of(Answer answer, boolean range) {
    Map<Key, Double> values = new TreeMap<>();
    for (AnswerSeries series : answer.series()) {
      Labels labels = series.labels().keep(name -> !name.equals("__name__") && !isRun(name));
      for (int point = 0; point < series.size(); point++) {
        long time = range ? series.time(point) : 0;
        values.put(new Key(series.run(), labels, time), series.value(point));
      }
    }
    return new Points(values);
  }

  /**
   * A table's: the column test_run_id is the run, time the time, the last the value, and all others
   * are labels.
   *
   * @param run the run where the table does not tell
   */
  static Points of(PrintedTable table, long run) {
    Map<Key, Double> values = new TreeMap<>();
    for (List<String> row : table.rows()) {
      Map<String, String> labels = new HashMap<>();
      long rowRun = run;
      long time = 0;
      for (int column = 0; column < row.size() - 1; column++) {
        String name = table.columns().get(column);
        String cell = row.get(column);
        if (isRun(name)) {
          rowRun = Long.parseLong(cell);
        } else if (name.equals("time")) {
          time = LocalDateTime.parse(cell.replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC);
        } else {
          labels.put(name, cell);
        }
      }
      String value = row.get(row.size() - 1);
      if (!value.equals("NULL") && !value.equals("<NULL>")) {
        values.put(new Key(rowRun, Labels.of(labels), time), Double.valueOf(value));
      }
    }
    return new Points(values);
  }

  private static boolean isRun(String label) {
    return label.equals("test_run_id");
  }

  /** Fails unless both have the same points, with values that differ in rounding at most. */
  void assertEqual(Points expected, String asked) {
    assertThat(values.keySet()).as(asked).isEqualTo(expected.values.keySet());
    values.forEach(
        (key, value) -> {
          double wanted = expected.values.getOrDefault(key, Double.NaN);
          assertThat(value)
              .as("%s, %s", asked, key)
              .isBetween(
                  wanted - ROUNDING * Math.max(1, Math.abs(wanted)),
                  wanted + ROUNDING * Math.max(1, Math.abs(wanted)));
        });
  }
}

package io.stepwell.query.k6test;

import io.stepwell.metrics.Labels;
import io.stepwell.query.AnswerSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * A series that an answer must have.
 *
 * @param line where the script says so
 * @param labels without those that are implied
 * @param points each that of the window at its place, unless it has a time of its own
 */
record ExpectedSeries(Line line, Labels labels, List<ExpectedPoint> points) {

  static ExpectedSeries read(Line line) {
    SeriesText text = SeriesText.read(line, line.text());
    if (!text.metric().isEmpty()) {
      throw line.mistake("a series begins with its labels; {} if it has none but the implied ones");
    }
    List<ExpectedPoint> points = new ArrayList<>();
    Words words = new Words(line, text.rest());
    while (!words.isEmpty()) {
      points.addAll(ExpectedPoint.read(line, words.next("a point")));
    }
    if (points.isEmpty()) {
      throw line.mistake("the series has no point");
    }
    return new ExpectedSeries(line, text.labels(), points);
  }

  /** The labels with those that are implied. */
  Labels labels(String metric, String run) {
    Labels named = labels.with("__name__", metric);
    return named.has("test_run_id") ? named : named.with("test_run_id", run);
  }

  /**
   * Whether a series has these points and no others.
   *
   * @param windowEnds the time of the point of each window, in unix seconds
   */
  boolean hasPoints(AnswerSeries series, List<Long> windowEnds) {
    int next = 0;
    for (int i = 0; i < points.size(); i++) {
      ExpectedPoint point = points.get(i);
      if (point.time().isEmpty() && i >= windowEnds.size()) {
        return false;
      }
      if (point.isNone()) {
        continue;
      }
      int window = i;
      if (next == series.size()
          || series.time(next) != point.time().orElseGet(() -> windowEnds.get(window))
          || !point.fits(series.value(next))) {
        return false;
      }
      next++;
    }
    return next == series.size();
  }
}

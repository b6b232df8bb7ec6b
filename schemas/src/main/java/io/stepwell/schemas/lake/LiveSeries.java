package io.stepwell.schemas.lake;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Labels;
import io.stepwell.query.SeriesSteps;
import java.util.ArrayList;
import java.util.List;

/** The rows of one series in live files: base steps only, any number of them for a second. */
final class LiveSeries implements SeriesSteps {

  private final Labels labels;
  private final List<Segment> segments = new ArrayList<>();
  private long firstSecond = Long.MAX_VALUE;
  private long lastSecond = Long.MIN_VALUE;

  LiveSeries(Labels labels) {
    this.labels = labels;
  }

  void add(Segment segment) {
    segments.add(segment);
    firstSecond = Math.min(firstSecond, segment.firstSecond());
    lastSecond = Math.max(lastSecond, segment.lastSecond());
  }

  @Override
  public Labels labels() {
    return labels;
  }

  @Override
  public long firstSecond() {
    return firstSecond;
  }

  @Override
  public long lastSecond() {
    return lastSecond;
  }

  @Override
  public void mergeInto(Aggregate target, long from, long to) {
    for (Segment segment : segments) {
      segment.mergeInto(target, from, to);
    }
  }
}

package io.stepwell.query;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Span;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The windows of one group of series, seen one after the other in the order of time. States are
 * merged only when a method asks for them, and what is summed since the start of the run only ever
 * grows by what the last window did not hold yet.
 *
 * @param <A> the metric type's state
 */
final class GroupSpan<A extends Aggregate> implements Span<A> {

  private final MetricType type;
  private final List<SeriesSteps> group;
  private final long runStart;
  private final long firstSecond;
  private final long lastSecond;
  private final A sinceStart;
  private long summedTo;
  private long from;
  private long to;
  private @Nullable A within;

  /**
   * @param group at least one series
   * @param runStart the run's first second
   */
  GroupSpan(MetricType type, List<SeriesSteps> group, long runStart) {
    this.type = type;
    this.group = group;
    this.runStart = runStart;
    this.firstSecond = group.stream().mapToLong(SeriesSteps::firstSecond).min().orElseThrow();
    this.lastSecond = group.stream().mapToLong(SeriesSteps::lastSecond).max().orElseThrow();
    this.sinceStart = empty();
    this.summedTo = runStart;
  }

  /** The second of the group's first sample in the run. */
  long firstSecond() {
    return firstSecond;
  }

  /** Moves on to a later window. */
  void moveTo(long newFrom, long newTo) {
    from = newFrom;
    to = newTo;
    within = null;
  }

  @Override
  public A within() {
    A merged = within;
    if (merged == null) {
      merged = empty();
      mergeInto(merged, from, to);
      within = merged;
    }
    return merged;
  }

  @Override
  public A sinceStart() {
    if (summedTo < to) {
      mergeInto(sinceStart, summedTo, to);
      summedTo = to;
    }
    return sinceStart;
  }

  @Override
  public double seconds() {
    return to - from;
  }

  @Override
  public double secondsSinceStart() {
    return to - runStart;
  }

  @Override
  public double greatestSliding(int width, ToDoubleFunction<A> value) {
    if (to - from <= width) {
      return value.applyAsDouble(within());
    }
    long first = Math.min(to, Math.max(from, firstSecond));
    long end = Math.max(first, Math.min(to, lastSecond + 1));
    double[] perSecond = new double[Math.toIntExact(end - first)];
    for (int i = 0; i < perSecond.length; i++) {
      A merged = empty();
      mergeInto(merged, first + i, first + i + 1);
      perSecond[i] = value.applyAsDouble(merged);
    }
    return SlidingSums.greatest(perSecond, width, first - from, to - end);
  }

  private void mergeInto(A target, long first, long end) {
    for (SeriesSteps series : group) {
      if (series.firstSecond() < end && series.lastSecond() >= first) {
        series.mergeInto(target, first, end);
      }
    }
  }

  // A type's methods and its states are of one class: both stand in that type's file.
  @SuppressWarnings("unchecked")
  private A empty() {
    return (A) type.empty();
  }
}

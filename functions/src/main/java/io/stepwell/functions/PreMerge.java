package io.stepwell.functions;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Merges samples into parts before anything is sent: one state for each (series, second) seen since
 * the last flush. Series are known by dense numbers, which whoever reads the samples allots; a
 * flush hands all parts out and forgets the numbers.
 *
 * <p>It is what makes the shuffle and the keyed state cheap: with 150 samples a series and second
 * it sends one record instead of 150.
 */
public final class PreMerge {

  /** What a task holds before a flush; at 0.1 to 3 KB a part, some 10 to 100 MB. */
  public static final int MOST_PARTS = 1 << 16;

  private static final long NANOS = 1_000_000_000L;

  private final int mostParts;
  private final IntFunction<MetricType> types;
  private final List<@Nullable SeriesParts> series = new ArrayList<>();
  private int parts;

  /**
   * @param mostParts how many parts to hold before {@link #isFull()}; a part weighs from 0.1 to 3
   *     KB
   * @param types the metric type of a series' number
   */
  public PreMerge(int mostParts, IntFunction<MetricType> types) {
    this.mostParts = mostParts;
    this.types = types;
  }

  /** Takes a sample in. */
  public void observe(int number, long epochNanos, double value) {
    SeriesParts open = number < series.size() ? series.get(number) : null;
    if (open == null) {
      open = open(number);
    }
    int before = open.size();
    Aggregate aggregate = open.at(Math.floorDiv(epochNanos, NANOS));
    aggregate.observe(epochNanos, value);
    parts += open.size() - before;
  }

  private SeriesParts open(int number) {
    while (series.size() <= number) {
      series.add(null);
    }
    SeriesParts opened = new SeriesParts(types.apply(number));
    series.set(number, opened);
    return opened;
  }

  /** Whether it holds as much as it may. */
  public boolean isFull() {
    return parts >= mostParts;
  }

  /**
   * Hands out all parts, series by series, and starts anew.
   *
   * @param runs the test run that a series' number belongs to
   * @param keys metric and labels of a series' number
   */
  public void flush(IntToLongFunction runs, IntFunction<SeriesKey> keys, Consumer<Part> out) {
    for (int number = 0; number < series.size(); number++) {
      SeriesParts open = series.get(number);
      if (open != null) {
        SeriesKey key = keys.apply(number);
        long run = runs.applyAsLong(number);
        for (int i = 0; i < open.size(); i++) {
          out.accept(new Part(run, key, Resolution.BASE, open.second(i), open.aggregate(i)));
        }
      }
    }
    series.clear();
    parts = 0;
  }
}

package io.stepwell.bench;

import io.stepwell.schemas.wire.prometheus.BucketSpan;
import io.stepwell.schemas.wire.prometheus.Histogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A native histogram as k6 keeps one for a trend: each limit is 2^(1/8), or 1.09, of the one before
 * it, and only what is within 2^-128 of 0 counts as 0.
 */
final class NativeHistogram {

  private static final int SCHEMA = 3;

  /** Those from 1 up to 2. */
  private static final double[] LIMITS =
      IntStream.range(0, 1 << SCHEMA).mapToDouble(i -> Math.pow(2, i / 8.0)).toArray();

  private static final double ZERO_THRESHOLD = Math.pow(2, -128);

  private final NavigableMap<Integer, Long> positive = new TreeMap<>();
  private final NavigableMap<Integer, Long> negative = new TreeMap<>();
  private long zeros;
  private long count;
  private double sum;

  void observe(double value) {
    count++;
    sum += value;
    if (Math.abs(value) <= ZERO_THRESHOLD) {
      zeros++;
    } else {
      (value > 0 ? positive : negative).merge(index(Math.abs(value)), 1L, Long::sum);
    }
  }

  /** The least i with magnitude ≤ 2^(i/8). */
  static int index(double magnitude) {
    int doubling = Math.getExponent(magnitude);
    double scaled = Math.scalb(magnitude, -doubling);
    int within = 0;
    while (within < LIMITS.length && scaled > LIMITS[within]) {
      within++;
    }
    return doubling * LIMITS.length + within;
  }

  /**
   * All that was observed until now.
   *
   * @param time in milliseconds since the epoch
   */
  Histogram at(long time) {
    Counts above = new Counts(positive);
    Counts below = new Counts(negative);
    return Histogram.newBuilder()
        .setCountInt(count)
        .setSum(sum)
        .setSchema(SCHEMA)
        .setZeroThreshold(ZERO_THRESHOLD)
        .setZeroCountInt(zeros)
        .addAllPositiveSpans(above.spans)
        .addAllPositiveDeltas(above.deltas)
        .addAllNegativeSpans(below.spans)
        .addAllNegativeDeltas(below.deltas)
        .setTimestamp(time)
        .build();
  }

  /** Counts of one sign as they are sent: where they are, and each less the one before it. */
  private static final class Counts {

    private final List<BucketSpan> spans = new ArrayList<>();
    private final List<Long> deltas = new ArrayList<>();

    Counts(NavigableMap<Integer, Long> counts) {
      int next = 0;
      int offset = 0;
      int length = 0;
      long last = 0;
      for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
        if (length > 0 && entry.getKey() != next) {
          spans.add(span(offset, length));
          length = 0;
        }
        if (length == 0) {
          offset = entry.getKey() - next;
        }
        deltas.add(entry.getValue() - last);
        last = entry.getValue();
        next = entry.getKey() + 1;
        length++;
      }
      if (length > 0) {
        spans.add(span(offset, length));
      }
    }

    private static BucketSpan span(int offset, int length) {
      return BucketSpan.newBuilder().setOffset(offset).setLength(length).build();
    }
  }
}

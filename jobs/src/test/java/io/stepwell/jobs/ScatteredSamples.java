package io.stepwell.jobs;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Samples of three runs, two at one time and one hours behind them, in an order that has nothing to
 * do with time, cut into pieces of random length. A seed always gives the same.
 */
final class ScatteredSamples {

  private static final long START = 1_700_000_000L;
  private static final long HOURS = 5 * 3600;
  private static final int SECONDS = 12;
  private static final int LONGEST_PIECE = 400;
  private static final long NANOS = 1_000_000_000L;

  private final Random random;
  private final List<Sample> samples = new ArrayList<>();
  private final List<List<Sample>> pieces = new ArrayList<>();

  ScatteredSamples(long seed) {
    random = new Random(seed);
    for (MetricType type : MetricType.values()) {
      for (int labels = 0; labels < 3; labels++) {
        SeriesKey key = new SeriesKey("m_" + type.word(), Labels.of(Map.of("n", "" + labels)));
        // The first trend has far more values a second than a sketch can hold.
        add(key, type, type == MetricType.TREND && labels == 0 ? 12_000 : 300);
      }
    }
    Collections.shuffle(samples, random);
    for (int from = 0; from < samples.size(); ) {
      int to = Math.min(samples.size(), from + 1 + random.nextInt(LONGEST_PIECE));
      pieces.add(samples.subList(from, to));
      from = to;
    }
  }

  private void add(SeriesKey key, MetricType type, int count) {
    for (int i = 0; i < count; i++) {
      long run = 1L + random.nextInt(3);
      long second = START + (run == 2 ? HOURS : 0) + random.nextInt(SECONDS);
      long nanos = random.nextLong(4) * (NANOS / 4);
      samples.add(new Sample(run, key, type, second * NANOS + nanos, value(type)));
    }
  }

  /** Sums of whole numbers do not depend on the order; a trend may have any. */
  private double value(MetricType type) {
    return switch (type) {
      case COUNTER, GAUGE -> random.nextInt(1000) - 300;
      case RATE -> random.nextInt(2);
      case TREND -> Math.exp(random.nextGaussian());
    };
  }

  List<Sample> samples() {
    return samples;
  }

  int pieces() {
    return pieces.size();
  }

  /** A piece's samples, merged into one part for each series and second. */
  List<Part> parts(int piece) {
    Cells cells = new Cells();
    pieces.get(piece).forEach(cells::add);
    return cells.parts();
  }

  /** A sample as a part. */
  static Part part(Sample sample) {
    Part part =
        new Part(
            sample.run(), sample.series(), Resolution.BASE, sample.second(), sample.type().empty());
    part.aggregate().observe(sample.epochNanos(), sample.value());
    return part;
  }
}

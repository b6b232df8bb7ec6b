package io.stepwell.server.verdict;

import io.stepwell.query.RunExtent;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a test took, which k6 does not say: at least almost from its first to its last sample,
 * as k6 samples its virtual users each second, and at most from its creation to its end, as the
 * server saw them.
 */
final class TestTime {

  private static final double MILLIS = 1e3;

  private TestTime() {}

  /**
   * The time in seconds.
   *
   * @param extent the seconds that samples are of, the first and the last counted whole
   * @param took from creation to end; too long where k6 had much to prepare or to send
   */
  static double seconds(Optional<RunExtent> extent, Optional<Duration> took) {
    double sampled = extent.map(known -> known.end() - known.start()).orElse(1L);
    return took.map(time -> time.toMillis() / MILLIS)
        .filter(time -> time > sampled - 2 && time < sampled + 1)
        .orElse(sampled);
  }
}

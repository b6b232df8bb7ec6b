package io.stepwell.server.ingest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which k6 is sending, as far as it makes a difference to how it pushes.
 *
 * @param minor the second number of versions 0.x; {@link #LATER} for all that come later and for
 *     whatever is not known
 */
record K6Version(int minor) {

  static final int LATER = Integer.MAX_VALUE;

  private static final Pattern OLD = Pattern.compile("k6cloud/v?0\\.(\\d{1,4})\\b.*");

  /** The first that can push histograms. */
  private static final int HISTOGRAMS = 46;

  /** The first that does so of its own accord. */
  private static final int HISTOGRAMS_BY_DEFAULT = 48;

  /** The version that a user agent tells. */
  static K6Version of(String userAgent) {
    Matcher old = OLD.matcher(userAgent);
    return new K6Version(old.matches() ? Integer.parseInt(old.group(1)) : LATER);
  }

  /**
   * Whether aggregating loses nothing but what lies within a histogram's buckets. In older versions
   * it keeps a mean of many requests and nothing of their distribution.
   */
  boolean pushesHistograms() {
    return minor >= HISTOGRAMS;
  }

  /** Whether it pushes histograms only if the server wants them. */
  boolean hasToBeToldTo() {
    return pushesHistograms() && minor < HISTOGRAMS_BY_DEFAULT;
  }
}

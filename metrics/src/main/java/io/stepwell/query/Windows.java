package io.stepwell.query;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The spans that a range is cut into, each of which gives one point. All times are whole seconds
 * since the epoch.
 *
 * <p>Windows of a step lie on multiples of it, whatever the range; the first and the last one are
 * cut off where the range begins and ends.
 */
public final class Windows {

  /** No more points than this are given for one series. */
  public static final int MOST_POINTS = 11_000;

  private static final int DEFAULT_POINTS = 600;
  private static final List<Integer> DEFAULT_STEPS =
      List.of(1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600);

  private static final Pattern STEP = Pattern.compile("0*[1-9]\\d{0,17}");

  private final TimeRange range;
  private final long step;
  private final long first;
  private final int count;

  private Windows(TimeRange range, long step, int count) {
    this.range = range;
    this.step = step;
    this.first = Math.floorDiv(range.start(), step);
    this.count = count;
  }

  /** One window, as long as the range. */
  public static Windows one(TimeRange range) {
    return new Windows(range, range.seconds(), 1);
  }

  /**
   * Cuts a range at the multiples of a step.
   *
   * @param step in seconds; if there is none, the one that suits the range
   * @throws QueryException if the step is less than 1 or there would be too many points
   */
  public static Windows of(TimeRange range, OptionalLong step) {
    long chosen = step.orElseGet(() -> defaultStep(range));
    if (chosen < 1) {
      throw badStep(Long.toString(chosen));
    }
    long count = count(range, chosen);
    if (count > MOST_POINTS) {
      throw QueryException.badData(
          "a step of "
              + chosen
              + " s gives "
              + count
              + " points, and "
              + MOST_POINTS
              + " are the most; take a step of "
              + (range.seconds() / (MOST_POINTS - 1) + 1)
              + " or a shorter range");
    }
    return new Windows(range, chosen, (int) count);
  }

  /**
   * Reads a step.
   *
   * @throws QueryException if it is not a whole number of seconds, 1 or more
   */
  public static long parseStep(String text) {
    if (!STEP.matcher(text.strip()).matches()) {
      throw badStep(text);
    }
    return Long.parseLong(text.strip());
  }

  private static QueryException badStep(String text) {
    return QueryException.badData("step is a whole number of seconds, 1 or more, not " + text);
  }

  /** The shortest usual step that gives a chart's worth of points, in seconds. */
  static long defaultStep(TimeRange range) {
    for (int step : DEFAULT_STEPS) {
      if (count(range, step) <= DEFAULT_POINTS) {
        return step;
      }
    }
    return DEFAULT_STEPS.get(DEFAULT_STEPS.size() - 1);
  }

  private static long count(TimeRange range, long step) {
    return Math.floorDiv(range.end() - 1, step) - Math.floorDiv(range.start(), step) + 1;
  }

  /** How many windows there are. */
  public int count() {
    return count;
  }

  /** The seconds from window to window. */
  public long step() {
    return step;
  }

  /** The first second of a window. */
  public long from(int window) {
    return window == 0 ? range.start() : (first + window) * step;
  }

  /** The second after the last one of a window, which its point is stamped with. */
  public long to(int window) {
    return window == count - 1 ? range.end() : (first + window + 1) * step;
  }
}

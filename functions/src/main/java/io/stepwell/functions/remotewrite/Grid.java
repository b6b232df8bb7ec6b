package io.stepwell.functions.remotewrite;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.schemas.wire.prometheus.TimeSeries;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one block of a run sends: windows side by side, all of one width, and the series with their
 * totals. A window's points are fixed once and in order of time, a while after its first part came;
 * so they need no clock but the machine's own, be the load generators' what they may. What comes
 * later goes into the next window: totals lose nothing. For use by one thread.
 */
final class Grid {

  static final long MILLIS = 1_000;

  /**
   * How long a window waits for others than its first part: k6 pushes every three seconds or so,
   * and what it is slow to push it tries again within two.
   */
  static final Duration SETTLES = Duration.ofSeconds(5);

  /** Prometheus takes a series for ended when it had no point for so long. */
  private static final long REPEATED_SECONDS = 300;

  /** Older points were either sent or are not wanted any more. */
  private static final Duration SENT_AGAIN = Duration.ofMinutes(30);

  static final int MOST_LINES = 100_000;

  /** No more is held while no checkpoint is complete. */
  private static final int MOST_FIXED = 600;

  private final Map<SeriesKey, GridSeries> series = new LinkedHashMap<>();
  private final Set<TimeSeries> lines = new HashSet<>();
  private final TreeMap<Long, OpenWindow> open = new TreeMap<>();
  private final Deque<FixedWindow> fixed = new ArrayDeque<>();
  private int seconds;
  private long fixedEnd;
  private long fixedAt;
  private long takenAt;

  /**
   * @param seconds the width of its windows
   */
  Grid(int seconds) {
    this(seconds, Long.MIN_VALUE, 0, 0);
  }

  /** One that has been before, without its series and open windows. */
  Grid(int seconds, long fixedEnd, long fixedAt, long takenAt) {
    this.seconds = seconds;
    this.fixedEnd = fixedEnd;
    this.fixedAt = fixedAt;
    this.takenAt = takenAt;
  }

  /** Gives its windows another width from now on. */
  void resize(int width) {
    if (width != seconds) {
      while (!open.isEmpty()) {
        fixFirst(takenAt);
      }
      seconds = width;
    }
  }

  /**
   * Takes a part in.
   *
   * @param now the machine's time, in milliseconds
   * @return whether its series is sent
   */
  boolean take(Part part, long now) {
    takenAt = now;
    Aggregate aggregate = part.aggregate();
    GridSeries of = series(part.series(), aggregate.type());
    if (of == null) {
      return false;
    }
    boolean late = part.second() < fixedEnd;
    if (late && aggregate.type() == MetricType.GAUGE) {
      // It is past, and would pass for what is now.
      return true;
    }
    long start = late ? -Math.floorDiv(-fixedEnd, seconds) * seconds : part.second();
    open.computeIfAbsent(start, fresh -> new OpenWindow(now + SETTLES.toMillis()))
        .take(of, aggregate);
    return true;
  }

  private @Nullable GridSeries series(SeriesKey key, MetricType type) {
    GridSeries known = series.get(key);
    return known == null ? begin(key, type) : known.type() == type ? known : null;
  }

  /** No two lines may be the same to the receiver: it would take neither. */
  @Nullable GridSeries begin(SeriesKey key, MetricType type) {
    GridSeries fresh = new GridSeries(key, type);
    int count = fresh.lines().size();
    if (lines.size() + count > MOST_LINES
        || IntStream.range(0, count).anyMatch(line -> lines.contains(fresh.template(line)))) {
      return null;
    }
    IntStream.range(0, count).forEach(line -> lines.add(fresh.template(line)));
    series.put(key, fresh);
    return fresh;
  }

  /**
   * Fixes the windows that are due, and those before them.
   *
   * @return whether there were any
   */
  boolean fixDue(long now) {
    long last =
        open.entrySet().stream()
            .filter(window -> window.getValue().due() <= now)
            .mapToLong(Map.Entry::getKey)
            .max()
            .orElse(Long.MIN_VALUE);
    boolean any = false;
    while (!open.isEmpty() && open.firstKey() <= last) {
      fixFirst(now);
      any = true;
    }
    return any;
  }

  /** Gives up the oldest points that no checkpoint lets out; returns of how many windows. */
  int giveUpOldest() {
    int windows = 0;
    for (; fixed.size() > MOST_FIXED; windows++) {
      fixed.removeFirst();
    }
    return windows;
  }

  private void fixFirst(long now) {
    Map.Entry<Long, OpenWindow> first = open.pollFirstEntry();
    long end = first.getKey() + seconds;
    FixedWindow window = new FixedWindow(first.getKey(), end);
    for (GridSeries each : series.values()) {
      Aggregate part = first.getValue().of(each);
      if (part != null || each.lastSeen() >= end - REPEATED_SECONDS) {
        boolean begins = each.lastSeen() == 0;
        window.add(each, begins, each.fix(part, end));
      }
    }
    fixed.add(window);
    fixedEnd = end;
    fixedAt = now;
  }

  /** Says that a checkpoint knows of all that is fixed. */
  void knownTo(long checkpoint) {
    fixed.forEach(window -> window.knownTo(checkpoint));
  }

  /** Puts out what the completion of a checkpoint lets out. */
  void release(long checkpoint, BlockKey block, Consumer<Points> out) {
    while (!fixed.isEmpty() && fixed.getFirst().isKnownBy(checkpoint)) {
      fixed.removeFirst().emit(block, out);
    }
  }

  /**
   * Puts out once more, after a restart, the newest point of each line. Whether the receiver has it
   * is not known: if it has, an equal one at the same time changes nothing, and anything older it
   * would refuse.
   */
  void sendAgain(long now, BlockKey block, Consumer<Points> out) {
    if (now - fixedAt > SENT_AGAIN.toMillis()) {
      return;
    }
    Map<Long, PointsBuilder> byTime = new TreeMap<>();
    for (GridSeries each : series.values()) {
      for (int line = 0; line < each.lines().size(); line++) {
        long millis = each.newestMillis(line);
        if (millis > (fixedEnd - REPEATED_SECONDS) * MILLIS) {
          byTime
              .computeIfAbsent(millis, time -> new PointsBuilder(block, time, out))
              .add(each.template(line), each.newest(line));
        }
      }
    }
    byTime.values().forEach(PointsBuilder::flush);
  }

  /** Has its open windows wait anew, after a restart: what belongs to them is read once more. */
  void waitAnew(long now) {
    open.values().forEach(window -> window.putOff(now + SETTLES.toMillis()));
  }

  /** Whether nothing is on its way and nothing has come since that time. */
  boolean isIdleSince(long time) {
    return open.isEmpty() && fixed.isEmpty() && takenAt < time;
  }

  /** Forgets all but how far it came: should more come after all, totals start from 0. */
  void forget() {
    series.clear();
    lines.clear();
  }

  Collection<GridSeries> series() {
    return series.values();
  }

  NavigableMap<Long, OpenWindow> open() {
    return open;
  }

  int seconds() {
    return seconds;
  }

  long fixedEnd() {
    return fixedEnd;
  }

  long fixedAt() {
    return fixedAt;
  }

  long takenAt() {
    return takenAt;
  }
}

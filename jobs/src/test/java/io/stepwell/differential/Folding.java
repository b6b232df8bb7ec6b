package io.stepwell.differential;

import io.stepwell.differential.Expected.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** The aggregators: they fold what the groups that have a point have at each time. */
final class Folding {

  private Folding() {}

  /**
   * The points of all groups as those of one.
   *
   * @param groups one alone where there is no aggregator
   */
  static List<Point> of(Optional<String> aggregator, List<List<Point>> groups) {
    if (aggregator.isEmpty()) {
      return groups.get(0);
    }
    Map<Long, List<Bounds>> byTime = new TreeMap<>();
    for (List<Point> group : groups) {
      for (Point point : group) {
        byTime.computeIfAbsent(point.time(), time -> new ArrayList<>()).add(point.value());
      }
    }
    return byTime.entrySet().stream()
        .map(time -> new Point(time.getKey(), fold(aggregator.get(), time.getValue())))
        .toList();
  }

  private static Bounds fold(String aggregator, List<Bounds> values) {
    DoubleStream lows = values.stream().mapToDouble(Bounds::low);
    DoubleStream highs = values.stream().mapToDouble(Bounds::high);
    return switch (aggregator) {
      case "min" -> new Bounds(lows.min().orElseThrow(), highs.min().orElseThrow());
      case "max" -> new Bounds(lows.max().orElseThrow(), highs.max().orElseThrow());
      case "sum" -> new Bounds(lows.sum(), highs.sum()).widened(rounding(values));
      case "avg" ->
          new Bounds(lows.sum(), highs.sum()).widened(rounding(values)).over(values.size());
      default -> throw new IllegalArgumentException(aggregator);
    };
  }

  /** What the order of addition can make. */
  private static double rounding(List<Bounds> values) {
    return values.size() == 1
        ? 0
        : 1e-14 * values.stream().mapToDouble(value -> Math.abs(value.high())).sum();
  }
}

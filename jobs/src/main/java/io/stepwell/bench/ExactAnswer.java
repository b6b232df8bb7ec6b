package io.stepwell.bench;

import io.stepwell.query.TimeRange;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is true about a run, from all the values of its samples, to hold answers against. Windows
 * that the run's start or end cuts are left out, as systems differ in what they mean by them.
 */
final class ExactAnswer {

  /** What rounding may cost: in milliseconds a thousandth of the least that k6 measures. */
  private static final double NEGLIGIBLE = 1e-9;

  private final TimedQuestion question;
  private final TimeRange extent;
  private final Map<Point, double[]> values = new HashMap<>();

  /**
   * An answer about nothing yet.
   *
   * @param extent the run's start and end
   */
  ExactAnswer(TimedQuestion question, TimeRange extent) {
    this.question = question;
    this.extent = extent;
  }

  /** Takes in the values of all samples that a point stands for. */
  void add(Point point, double[] observed) {
    if (isWhole(point)) {
      double[] sorted = observed.clone();
      Arrays.sort(sorted);
      values.put(point, sorted);
    }
  }

  AnswerErrors errors(Map<Point, Double> answer) {
    Set<Point> points = new HashSet<>(values.keySet());
    answer.keySet().stream().filter(this::isWhole).forEach(points::add);
    double[] differences = new double[points.size()];
    int compared = 0;
    int missing = 0;
    double worstRank = 0;
    for (Point point : points) {
      Double value = answer.get(point);
      if (value == null) {
        missing++;
        continue;
      }
      double[] observed = values.getOrDefault(point, new double[0]);
      differences[compared++] = difference(value, exact(observed));
      worstRank = Math.max(worstRank, rankDifference(value, observed));
    }
    return AnswerErrors.of(points.size(), missing, Arrays.copyOf(differences, compared), worstRank);
  }

  private boolean isWhole(Point point) {
    if (question.step().isEmpty()) {
      return true;
    }
    int step = question.step().getAsInt();
    return point.time() % step == 0
        && point.time() - step >= extent.start()
        && point.time() <= extent.end();
  }

  private double exact(double[] sorted) {
    return switch (question.kind()) {
      case INCREASE -> Arrays.stream(sorted).sum();
      case RATE -> Arrays.stream(sorted).sum() / question.step().orElse((int) extent.seconds());
      case QUANTILE -> sorted.length == 0 ? Double.NaN : sorted[rank(sorted.length) - 1];
    };
  }

  private static int rank(int count) {
    return Math.max(1, (int) Math.ceil(count * TimedQuestion.PERCENT / 100.0));
  }

  private static double difference(double value, double exact) {
    double difference = Math.abs(value - exact);
    return difference < NEGLIGIBLE ? 0 : difference / Math.abs(exact);
  }

  /** A value has the ranks of all observations that are equal to it as 32-bit floats. */
  private double rankDifference(double value, double[] sorted) {
    if (question.kind() != TimedQuestion.Kind.QUANTILE || sorted.length == 0) {
      return 0;
    }
    float asked = (float) value;
    long below = Arrays.stream(sorted).filter(observed -> (float) observed < asked).count();
    long upTo = Arrays.stream(sorted).filter(observed -> (float) observed <= asked).count();
    int rank = rank(sorted.length);
    long lowest = Math.min(below + 1, upTo);
    long off = rank < lowest ? lowest - rank : Math.max(0, rank - upTo);
    return (double) off / sorted.length;
  }
}

package io.stepwell.query;

import io.stepwell.metrics.Method;
import io.stepwell.metrics.MetricType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * A question in parts, as the reference takes it, which can be written as text for the engine.
 *
 * @param where the label that has to have a value, and the value; empty for all series
 */
record Asked(
    Method<?> method,
    Optional<BigDecimal> argument,
    List<String> by,
    Optional<Aggregator> aggregator,
    List<String> outerBy,
    Optional<List<String>> where,
    OptionalLong step,
    Optional<Long> start,
    Optional<Long> end) {

  private static final List<Aggregator> AGGREGATORS = List.of(Aggregator.values());
  private static final List<String> LABELS = List.of("a", "b", "c");

  /**
   * @param runStart the run's first second
   * @param runEnd the second after its last
   */
  static Asked random(RandomGenerator random, MetricType type, long runStart, long runEnd) {
    List<Method<?>> methods = new ArrayList<>(type.methods());
    Method<?> method = methods.get(random.nextInt(methods.size()));
    List<String> by = subset(random, LABELS);
    Optional<Aggregator> aggregator =
        random.nextBoolean() ? Optional.empty() : Optional.of(AGGREGATORS.get(random.nextInt(4)));
    Optional<Long> start =
        random.nextInt(3) > 0 ? Optional.empty() : Optional.of(runStart + random.nextInt(-8, 20));
    long from = start.orElse(runStart);
    Optional<Long> end =
        random.nextInt(3) > 0 && from < runEnd
            ? Optional.empty()
            : Optional.of(from + random.nextInt(1, 60));
    return new Asked(
        method,
        argument(random, method),
        by,
        aggregator,
        aggregator.isPresent() ? subset(random, by) : List.of(),
        random.nextInt(3) > 0 ? Optional.empty() : Optional.of(List.of("b", value(random))),
        random.nextInt(4) > 0 ? OptionalLong.of(random.nextInt(1, 17)) : OptionalLong.empty(),
        start,
        end);
  }

  private static String value(RandomGenerator random) {
    return random.nextBoolean() ? "" : "1";
  }

  private static Optional<BigDecimal> argument(RandomGenerator random, Method<?> method) {
    return switch (method.parameter()) {
      case NONE -> Optional.empty();
      case SECONDS -> Optional.of(BigDecimal.valueOf(random.nextInt(1, 12)));
      case QUANTILE -> Optional.of(BigDecimal.valueOf(random.nextInt(0, 101), 2));
    };
  }

  private static List<String> subset(RandomGenerator random, List<String> labels) {
    List<String> chosen = new ArrayList<>(labels);
    chosen.removeIf(label -> random.nextBoolean());
    Collections.reverse(chosen);
    return chosen;
  }

  String metric() {
    return "m" + where.map(pair -> "{" + pair.get(0) + "=\"" + pair.get(1) + "\"}").orElse("");
  }

  String query() {
    String call =
        method.name()
            + argument.map(number -> "(" + number + ")").orElse("")
            + " by ("
            + String.join(",", by)
            + ")";
    return aggregator
        .map(word -> word.word() + "(" + call + ") by (" + String.join(",", outerBy) + ")")
        .orElse(call);
  }

  Question question(boolean range) {
    return Question.of(
        metric(),
        query(),
        range && step.isPresent() ? Optional.of(Long.toString(step.getAsLong())) : Optional.empty(),
        start.map(String::valueOf),
        end.map(String::valueOf));
  }
}

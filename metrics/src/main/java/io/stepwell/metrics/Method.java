package io.stepwell.metrics;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

/**
 * A function that gives a number for a span of a metric, such as {@code rate} or {@code
 * histogram_quantile(0.95)}.
 *
 * @param name as written in a query
 * @param parameter what it takes in parentheses
 * @param nature how its value comes from the samples
 * @param description one sentence for tables and help
 * @param needs the columns it cannot do without
 * @param formula the function itself; NaN means that there is no point
 * @param <A> the metric type's state
 */
public record Method<A extends Aggregate>(
    String name,
    Parameter parameter,
    Nature nature,
    String description,
    Set<Column> needs,
    Formula<A> formula) {

  /** What a method computes; the argument is zero for methods that take none. */
  @FunctionalInterface
  public interface Formula<A extends Aggregate> {
    double of(Span<A> span, BigDecimal argument);
  }

  public Method {
    needs = Set.copyOf(needs);
  }

  /** The columns to load for it, as a set that tests membership quickly. */
  public EnumSet<Column> columns() {
    return EnumSet.copyOf(needs);
  }

  /** As tables show it: {@code max_rate(<seconds>)}. */
  public String signature() {
    return parameter == Parameter.NONE ? name : name + "(" + parameter.word() + ")";
  }
}

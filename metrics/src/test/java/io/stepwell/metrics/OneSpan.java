package io.stepwell.metrics;

import java.util.function.ToDoubleFunction;

/** A span of ten seconds that holds one state and nothing before it. */
record OneSpan<A extends Aggregate>(A within) implements Span<A> {

  @Override
  public A sinceStart() {
    return within;
  }

  @Override
  public double seconds() {
    return 10;
  }

  @Override
  public double secondsSinceStart() {
    return 10;
  }

  @Override
  public double greatestSliding(int width, ToDoubleFunction<A> value) {
    return value.applyAsDouble(within);
  }
}

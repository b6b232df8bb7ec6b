package io.stepwell.query;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Span;
import java.util.function.ToDoubleFunction;

/**
 * A span of which only the total is left, and which counts as one that begins with its run.
 *
 * @param signature of the method that is asked of it
 * @param within all samples of the span
 * @param seconds its length
 */
record MergedSpan<A extends Aggregate>(String signature, A within, double seconds)
    implements Span<A> {

  @Override
  public A sinceStart() {
    return within;
  }

  @Override
  public double secondsSinceStart() {
    return seconds;
  }

  @Override
  public double greatestSliding(int width, ToDoubleFunction<A> value) {
    if (seconds > width && !within.isEmpty()) {
      throw QueryException.badData(
          signature
              + " looks at every "
              + width
              + " seconds of a span, of which only the total is known here; ask it of a part that"
              + " keeps its seconds, and say from when to when the span lasts");
    }
    return value.applyAsDouble(within);
  }
}

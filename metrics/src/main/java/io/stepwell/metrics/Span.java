package io.stepwell.metrics;

import java.util.function.ToDoubleFunction;

/**
 * A span of time of one group of series, as a method sees it. Bounds are whole seconds.
 *
 * @param <A> the metric type's state
 */
public interface Span<A extends Aggregate> {

  /** All samples inside the span, merged. */
  A within();

  /** All samples from the start of the run to the end of the span, whatever its start. */
  A sinceStart();

  /** The span's length, in seconds. */
  double seconds();

  /** From the start of the run to the end of the span, in seconds. */
  double secondsSinceStart();

  /**
   * The greatest sum over sub-windows that are {@code width} seconds wide, move by one second and
   * lie wholly inside the span; the whole span's sum if it is shorter than that.
   *
   * @param width of a sub-window, in seconds, at least 1
   * @param value what is summed: something that adds up when states merge
   */
  double greatestSliding(int width, ToDoubleFunction<A> value);
}

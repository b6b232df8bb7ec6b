package io.stepwell.query;

import io.stepwell.metrics.Interval;
import io.stepwell.metrics.Labels;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One series of two runs.
 *
 * @param labels those that tell it apart, {@code __name__} among them
 * @param base its value in the base, over that whole run
 * @param other its value in the other run
 * @param interval of the change; empty where there can be none
 * @param finding what can be said of it
 */
public record ComparedSeries(
    Labels labels,
    OptionalDouble base,
    OptionalDouble other,
    Optional<Interval> interval,
    Finding finding) {

  /** The other value less the base's; empty unless both are there. */
  public OptionalDouble change() {
    return base.isPresent() && other.isPresent()
        ? OptionalDouble.of(other.getAsDouble() - base.getAsDouble())
        : OptionalDouble.empty();
  }
}

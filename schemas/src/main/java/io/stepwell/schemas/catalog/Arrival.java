package io.stepwell.schemas.catalog;

import io.stepwell.query.RunExtent;
import java.time.Instant;

/**
 * Samples of a live run that have come.
 *
 * @param extent the run's id, and the time that the samples cover
 * @param first when the first of them came
 * @param last when the last of them came
 */
public record Arrival(RunExtent extent, Instant first, Instant last) {

  /** This and another of the same run as one. */
  public Arrival and(Arrival other) {
    return new Arrival(
        new RunExtent(
            extent.run(),
            Math.min(extent.start(), other.extent.start()),
            Math.max(extent.end(), other.extent.end())),
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last);
  }
}

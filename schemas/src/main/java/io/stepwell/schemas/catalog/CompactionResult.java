package io.stepwell.schemas.catalog;

import io.stepwell.query.RunExtent;
import java.util.List;
import java.util.Set;

/**
 * What a complete generation says of its run that was put together from the generation before it
 * and live files: how much there is. Where the run stands, its thresholds and the like stay as they
 * are, and may change meanwhile.
 *
 * @param generation which generation of the run it is
 * @param extent the run's id, and the time that its samples cover
 * @param samples how many samples it has
 * @param series how many series it has
 * @param metrics the run's metrics
 * @param contained the live files, as paths in the lake, that it was put together from
 */
public record CompactionResult(
    int generation,
    RunExtent extent,
    long samples,
    long series,
    List<RunMetric> metrics,
    Set<String> contained) {

  public CompactionResult {
    metrics = List.copyOf(metrics);
    contained = Set.copyOf(contained);
  }
}

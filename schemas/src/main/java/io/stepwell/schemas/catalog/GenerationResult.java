package io.stepwell.schemas.catalog;

import io.stepwell.query.RunExtent;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a complete generation says of its run.
 *
 * @param generation which generation of the run it is
 * @param status where the run stands
 * @param extent the run's id, and the time that its samples cover
 * @param samples how many samples it has
 * @param series how many series it has
 * @param rejected how many lines of the input could not be read
 * @param archive the generation that holds the raw samples, if they are kept
 * @param metrics the run's metrics
 * @param thresholds as the run declared them, a JSON object
 */
public record GenerationResult(
    int generation,
    RunStatus status,
    RunExtent extent,
    long samples,
    long series,
    long rejected,
    OptionalInt archive,
    List<RunMetric> metrics,
    String thresholds) {

  public GenerationResult {
    metrics = List.copyOf(metrics);
  }
}

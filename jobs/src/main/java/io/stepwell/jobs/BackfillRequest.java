package io.stepwell.jobs;

import io.stepwell.metrics.MetricType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a backfill is to do.
 *
 * @param run the test run's id; without it the next free one is allotted
 * @param loadTest the name of the load test that the run belongs to, made if there is none
 * @param project the project's id
 * @param files outputs of k6, as the user wrote them; {@code -} is standard input; empty with
 *     {@code fromArchive}
 * @param instance the {@code instance_id} of gauges that have none; without it the file's ordinal
 *     where there are several files, else 1
 * @param fromArchive whether to read the run's own raw archive instead of files
 * @param replace whether a run that exists may be written anew
 * @param salvage whether to keep what can be read of a damaged file
 * @param archive whether to store the raw samples too
 * @param types types of metrics that the files do not tell
 * @param deadLetters where to write what could not be read; a file in the home by default
 * @param parallelism how many tasks work side by side
 */
public record BackfillRequest(
    OptionalLong run,
    String loadTest,
    long project,
    List<String> files,
    Optional<String> instance,
    boolean fromArchive,
    boolean replace,
    boolean salvage,
    boolean archive,
    Map<String, MetricType> types,
    Optional<Path> deadLetters,
    int parallelism) {

  public BackfillRequest {
    files = List.copyOf(files);
    types = Map.copyOf(types);
  }
}

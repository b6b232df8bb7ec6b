package io.stepwell.schemas.catalog;

import io.stepwell.query.RunExtent;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A test run.
 *
 * @param id its id, from 1
 * @param loadTest the load test it is a run of
 * @param status where it stands
 * @param created when the catalog first heard of it
 * @param generation the generation of its files that answers; empty until there is one
 * @param archive the generation whose raw samples are kept, if any are
 * @param extent the time its samples cover; empty while none are counted
 * @param samples how many samples it has
 * @param series how many series it has
 * @param rejected how many lines of its input could not be read
 * @param thresholds as the run declared them, a JSON object
 */
public record Run(
    long id,
    LoadTest loadTest,
    RunStatus status,
    Instant created,
    OptionalInt generation,
    OptionalInt archive,
    Optional<RunExtent> extent,
    long samples,
    long series,
    long rejected,
    String thresholds) {}

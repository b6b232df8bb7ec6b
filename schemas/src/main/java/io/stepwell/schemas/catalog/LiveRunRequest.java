package io.stepwell.schemas.catalog;

import java.time.Instant;
import java.util.List;

/**
 * A run that is about to be streamed in.
 *
 * @param creationKey the same for every repetition of this creation in its project; empty if it
 *     will not be repeated
 * @param project the project's id; made if there is none
 * @param loadTest the name of the load test; made if the project has none of that name
 * @param status where the run stands until its first samples come
 * @param created when it was asked for
 * @param origin what sends it, such as {@code k6cloud/1.8.1}
 * @param options a JSON object without anything secret
 * @param thresholds as the run declares them, a JSON object
 * @param plan how much it is to be
 * @param remoteWrites what of it is sent to which receivers by its own options
 */
public record LiveRunRequest(
    String creationKey,
    long project,
    String loadTest,
    RunStatus status,
    Instant created,
    String origin,
    String options,
    String thresholds,
    LiveRun.Plan plan,
    List<StoredRemoteWrite> remoteWrites) {

  public LiveRunRequest {
    remoteWrites = List.copyOf(remoteWrites);
  }

  /** A run whose own options have nothing of it sent to a receiver. */
  public LiveRunRequest(
      String creationKey,
      long project,
      String loadTest,
      RunStatus status,
      Instant created,
      String origin,
      String options,
      String thresholds,
      LiveRun.Plan plan) {
    this(
        creationKey,
        project,
        loadTest,
        status,
        created,
        origin,
        options,
        thresholds,
        plan,
        List.of());
  }
}

package io.stepwell.server.api;

import io.stepwell.query.RunExtent;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.server.verdict.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a run stands, in the words of the API.
 *
 * @param run as the catalog has it
 * @param live what is known of it if it was streamed in
 * @param settled whether all samples that have come can be asked for already
 * @param verdict on its thresholds
 */
public record RunState(Run run, Optional<LiveRun> live, boolean settled, Verdict verdict) {

  /** When it began: a backfilled run did so before the catalog heard of it. */
  public Instant created() {
    return started().filter(start -> start.isBefore(run.created())).orElse(run.created());
  }

  /** The second of its first sample. */
  public Optional<Instant> started() {
    return run.extent().map(RunExtent::start).map(Instant::ofEpochSecond);
  }

  /** When it was finished or given up, or the end of its last second; empty while it goes on. */
  public Optional<Instant> ended() {
    if (!isOver()) {
      return Optional.empty();
    }
    return live.flatMap(LiveRun::end)
        .map(LiveRun.End::time)
        .or(() -> run.extent().map(RunExtent::end).map(Instant::ofEpochSecond));
  }

  /** How long it has run, in seconds. */
  public long seconds() {
    return run.extent().map(extent -> extent.end() - extent.start()).orElse(0L);
  }

  /** Whether it is over. */
  public boolean isOver() {
    return run.status().isOver();
  }

  /** Its state in one word of the API's version 6. */
  public String status() {
    if (isOver() && !settled) {
      return "processing_metrics";
    }
    return switch (run.status()) {
      case CREATED, VALIDATED -> "created";
      case QUEUED -> "queued";
      case INITIALIZING -> "initializing";
      case RUNNING -> "running";
      case FINISHED, ARCHIVED -> "completed";
      case TIMED_OUT,
          ABORTED_BY_USER,
          ABORTED_BY_SYSTEM,
          ABORTED_BY_SCRIPT_ERROR,
          ABORTED_BY_THRESHOLD,
          ABORTED_BY_LIMIT ->
          "aborted";
    };
  }

  /** How it came out, in one word; empty until all its samples are in. */
  public Optional<String> result() {
    if (!settled) {
      return Optional.empty();
    }
    return switch (run.status()) {
      case CREATED, VALIDATED, QUEUED, INITIALIZING, RUNNING -> Optional.empty();
      case FINISHED, ARCHIVED -> Optional.of(resultStatus() == 0 ? "passed" : "failed");
      case ABORTED_BY_THRESHOLD -> Optional.of("failed");
      case TIMED_OUT,
          ABORTED_BY_USER,
          ABORTED_BY_SYSTEM,
          ABORTED_BY_SCRIPT_ERROR,
          ABORTED_BY_LIMIT ->
          Optional.of("error");
    };
  }

  /** k6's own number for it: 1 if a threshold was not met or the script said so, else 0. */
  public int resultStatus() {
    return verdict.passed() && run.status() != RunStatus.ABORTED_BY_THRESHOLD && !isMarked()
        ? 0
        : 1;
  }

  /** Whether the script itself said that the test failed. */
  private boolean isMarked() {
    OptionalInt said =
        live.flatMap(LiveRun::end).map(LiveRun.End::result).orElse(OptionalInt.empty());
    return said.isPresent() && said.getAsInt() != 0;
  }
}

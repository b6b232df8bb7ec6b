package io.stepwell.server.verdict;

import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.Run;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a verdict on a run goes by, its samples aside.
 *
 * @param id the run's
 * @param thresholds as the run declared them, a JSON object
 * @param reported as k6 itself judged them, a JSON object where {@code true} means not met; empty
 *     if it has not said
 * @param took how long the test took, at most; empty if nobody saw it begin and end
 * @param goesOn whether the test is not over yet
 */
public record JudgedRun(
    long id,
    String thresholds,
    Optional<String> reported,
    Optional<Duration> took,
    boolean goesOn) {

  /** A run of the catalog; {@code live} is empty if it was not streamed in. */
  public static JudgedRun of(Run run, Optional<LiveRun> live) {
    Optional<LiveRun.End> end = live.flatMap(LiveRun::end);
    return new JudgedRun(
        run.id(),
        run.thresholds(),
        end.flatMap(LiveRun.End::thresholds),
        end.map(known -> Duration.between(run.created(), known.time())),
        !run.status().isOver());
  }

  /** The same run, to be judged by these thresholds in place of its own. */
  public JudgedRun by(List<DeclaredThreshold> others) {
    return new JudgedRun(id, DeclaredThreshold.json(others), Optional.empty(), took, goesOn);
  }
}

package io.stepwell.server.api;

import io.stepwell.query.RunExtent;
import io.stepwell.query.StepStore;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.lake.LakeStepStore;
import io.stepwell.schemas.lake.PinnedSteps;
import io.stepwell.schemas.lake.RunVersion;
import io.stepwell.server.http.Deadline;
import io.stepwell.server.verdict.DeclaredThreshold;
import io.stepwell.server.verdict.JudgedRun;
import io.stepwell.server.verdict.TracedThreshold;
import io.stepwell.server.verdict.Verdict;
import io.stepwell.server.verdict.Verdicts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds out where runs stand. */
public final class RunStates {

  /**
   * How long what has come is on its way to the lake. Samples of a run's last second can come in
   * several pushes, so that the seconds alone do not tell that nothing is missing.
   */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

  private final Catalog catalog;
  private final LakeStepStore lake;
  private final InstantSource clock;
  private final Limits limits;
  private final Verdicts verdicts = new Verdicts();

  public RunStates(Catalog catalog, LakeStepStore lake, Limits limits, InstantSource clock) {
    this.catalog = catalog;
    this.lake = lake;
    this.clock = clock;
    // A run's size is not its reader's choice, and one huge run must not spoil a list.
    this.limits = new Limits(Integer.MAX_VALUE, limits.points(), limits.runs());
  }

  /**
   * A run with the steps that belong to it.
   *
   * @param run as the catalog had it when that generation was current
   * @param version of the steps; empty if it has none yet
   * @param steps of this run
   */
  public record Pinned(Run run, Optional<RunVersion> version, StepStore steps) {}

  /**
   * A run with its steps, both of one generation, which may be a later one than {@code run} is of.
   *
   * @return empty if the run has been deleted since
   */
  public Optional<Pinned> pin(Run run, Deadline deadline) {
    Optional<Run> latest = Optional.of(run);
    while (latest.isPresent()) {
      PinnedSteps steps = lake.pinned();
      Optional<RunVersion> version = steps.version(run.id());
      if (number(version).equals(latest.get().generation())) {
        StepStore limited = new LimitedStore(steps, limits, deadline, List.of(), 1);
        return Optional.of(new Pinned(latest.get(), version, limited));
      }
      latest = catalog.run(run.id());
    }
    return Optional.empty();
  }

  private static OptionalInt number(Optional<RunVersion> version) {
    return version.isEmpty() ? OptionalInt.empty() : OptionalInt.of(version.get().generation());
  }

  /**
   * Where a run stands now.
   *
   * @throws io.stepwell.query.QueryException if it has been deleted since
   */
  public RunState of(Run run, Deadline deadline) {
    return of(pinned(run, deadline));
  }

  /**
   * A run with its steps, both of one generation.
   *
   * @throws io.stepwell.query.QueryException if it has been deleted since
   */
  public Pinned pinned(Run run, Deadline deadline) {
    return pin(run, deadline).orElseThrow(() -> Store.noRun(run.id()));
  }

  /**
   * A run's thresholds with the verdicts on them, and when each was first not met.
   *
   * @param others to judge by in place of the run's own, if any
   */
  public List<TracedThreshold> traced(Pinned pinned, List<DeclaredThreshold> others) {
    Run run = pinned.run();
    JudgedRun own = JudgedRun.of(run, catalog.liveRuns().find(run.id()));
    return verdicts.traced(
        others.isEmpty() ? own : own.by(others),
        pinned.version().map(RunVersion::toString),
        pinned.steps());
  }

  /** Where a run stands. */
  public RunState of(Pinned pinned) {
    Run run = pinned.run();
    StepStore steps = pinned.steps();
    Optional<String> version = pinned.version().map(RunVersion::toString);
    Optional<LiveRun> live = catalog.liveRuns().find(run.id());
    Verdict verdict = verdicts.on(JudgedRun.of(run, live), version, steps);
    boolean settled = live.isEmpty() || (spans(run, steps) && !isArriving(live.get()));
    return new RunState(run, live, settled, verdict);
  }

  private boolean isArriving(LiveRun live) {
    Instant longAgo = clock.instant().minus(ON_ITS_WAY);
    return live.lastArrival().filter(latest -> latest.isAfter(longAgo)).isPresent();
  }

  /** Whether there are steps of all the time that samples have come of. */
  private static boolean spans(Run run, StepStore steps) {
    Optional<RunExtent> come = run.extent();
    Optional<RunExtent> stored = steps.extent(run.id());
    if (come.isEmpty() || stored.isEmpty()) {
      return come.isEmpty();
    }
    return stored.get().start() <= come.get().start() && stored.get().end() >= come.get().end();
  }
}

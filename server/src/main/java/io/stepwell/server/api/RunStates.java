package io.stepwell.server.api;

import io.stepwell.query.RunExtent;
import io.stepwell.query.StepStore;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.lake.LakeStepStore;
import io.stepwell.schemas.lake.StoredGeneration;
import io.stepwell.server.http.Deadline;
import io.stepwell.server.verdict.JudgedRun;
import io.stepwell.server.verdict.Verdict;
import io.stepwell.server.verdict.Verdicts;
import java.util.List;
import java.util.Optional;

/** Finds out where runs stand. */
public final class RunStates {

  private final Catalog catalog;
  private final LakeStepStore lake;
  private final Limits limits;
  private final Verdicts verdicts = new Verdicts();

  public RunStates(Catalog catalog, LakeStepStore lake, Limits limits) {
    this.catalog = catalog;
    this.lake = lake;
    this.limits = limits;
  }

  /** Where a run stands. */
  public RunState of(Run run, Deadline deadline) {
    Optional<StoredGeneration> generation = catalog.current(run.id());
    StepStore steps =
        new LimitedStore(
            lake.withGenerations(asked -> asked == run.id() ? generation : Optional.empty()),
            limits,
            deadline,
            List.of(),
            1);
    Optional<String> version =
        generation.filter(StoredGeneration::isComplete).map(StoredGeneration::toString);
    Optional<LiveRun> live = catalog.liveRuns().find(run.id());
    Verdict verdict = verdicts.on(JudgedRun.of(run, live), version, steps);
    return new RunState(run, live, live.isEmpty() || isSettled(run, steps), verdict);
  }

  /** What has come is on its way to the lake for some seconds. */
  private static boolean isSettled(Run run, StepStore steps) {
    Optional<RunExtent> come = run.extent();
    Optional<RunExtent> stored = steps.extent(run.id());
    if (come.isEmpty() || stored.isEmpty()) {
      return come.isEmpty();
    }
    return stored.get().start() <= come.get().start() && stored.get().end() >= come.get().end();
  }
}

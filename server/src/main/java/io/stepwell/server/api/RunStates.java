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
import java.util.OptionalInt;

/** Finds out where runs stand. */
public final class RunStates {

  private final Catalog catalog;
  private final LakeStepStore lake;
  private final Limits limits;
  private final Verdicts verdicts = new Verdicts();

  public RunStates(Catalog catalog, LakeStepStore lake, Limits limits) {
    this.catalog = catalog;
    this.lake = lake;
    // A run's size is not its reader's choice, and one huge run must not spoil a list.
    this.limits = new Limits(Integer.MAX_VALUE, limits.points(), limits.runs());
  }

  /**
   * A run with the steps that belong to it.
   *
   * @param run as the catalog had it when that generation was current
   * @param generation whose steps they are; empty if it has none yet
   * @param steps of this run alone
   */
  record Pinned(Run run, Optional<StoredGeneration> generation, StepStore steps) {}

  /**
   * A run with its steps, both of one generation, which may be a later one than {@code run} is of.
   *
   * @return empty if the run has been deleted since
   */
  Optional<Pinned> pin(Run run, Deadline deadline) {
    Optional<Run> latest = Optional.of(run);
    while (latest.isPresent()) {
      Optional<StoredGeneration> generation = catalog.current(run.id());
      if (number(generation).equals(latest.get().generation())) {
        return Optional.of(new Pinned(latest.get(), generation, steps(run, generation, deadline)));
      }
      latest = catalog.run(run.id());
    }
    return Optional.empty();
  }

  private static OptionalInt number(Optional<StoredGeneration> generation) {
    return generation.isEmpty() ? OptionalInt.empty() : OptionalInt.of(generation.get().number());
  }

  private StepStore steps(Run run, Optional<StoredGeneration> generation, Deadline deadline) {
    StepStore pinned =
        lake.withGenerations(asked -> asked == run.id() ? generation : Optional.empty());
    return new LimitedStore(pinned, limits, deadline, List.of(), 1);
  }

  /**
   * Where a run stands now.
   *
   * @throws io.stepwell.query.QueryException if it has been deleted since
   */
  public RunState of(Run run, Deadline deadline) {
    return of(pin(run, deadline).orElseThrow(() -> Store.noRun(run.id())));
  }

  /** Where a run stands. */
  RunState of(Pinned pinned) {
    Run run = pinned.run();
    StepStore steps = pinned.steps();
    Optional<String> version =
        pinned.generation().filter(StoredGeneration::isComplete).map(StoredGeneration::toString);
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

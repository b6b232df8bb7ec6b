package io.stepwell.server.api;

import io.stepwell.query.StepStore;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.lake.LakeStepStore;
import io.stepwell.schemas.lake.StoredGeneration;
import io.stepwell.server.http.Deadline;
import io.stepwell.server.verdict.Verdicts;
import java.util.List;
import java.util.Optional;

/** Finds out where runs stand. */
final class RunStates {

  private final Catalog catalog;
  private final LakeStepStore lake;
  private final Limits limits;
  private final Verdicts verdicts = new Verdicts();

  RunStates(Catalog catalog, LakeStepStore lake, Limits limits) {
    this.catalog = catalog;
    this.lake = lake;
    this.limits = limits;
  }

  /** Where a run stands. */
  RunState of(Run run, Deadline deadline) {
    Optional<StoredGeneration> generation = catalog.current(run.id());
    StepStore steps =
        new LimitedStore(
            lake.withGenerations(asked -> asked == run.id() ? generation : Optional.empty()),
            limits,
            deadline,
            List.of(),
            1);
    return new RunState(run, verdicts.on(run, generation, steps));
  }
}

package io.stepwell.jobs;

import io.stepwell.functions.TaskReport;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.RunExtent;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.CompactionResult;
import io.stepwell.schemas.catalog.Generation;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.lake.LakeException;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.LakeStepStore;
import io.stepwell.schemas.lake.PinnedSteps;
import io.stepwell.schemas.lake.StoredGeneration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The end of a compaction: a generation whose files are all there answers in place of those that it
 * was put together from.
 *
 * @param contained the live files that it contains
 */
record CompactSwitch(Set<String> contained) implements GenerationCommit.End {

  CompactSwitch {
    contained = Set.copyOf(contained);
  }

  @Override
  public void make(Catalog catalog, LakeFiles lake, Generation generation, TaskReport all) {
    make(catalog, lake, generation, all.read().samples(), all.series());
  }

  /**
   * Switches.
   *
   * @throws io.stepwell.schemas.catalog.CatalogException if the generation is not being written any
   *     more
   */
  void make(Catalog catalog, LakeFiles lake, Generation generation, long samples, long series) {
    long run = generation.run();
    // What there is, as a reader of the new generation sees it.
    StoredGeneration written = new StoredGeneration(generation.number(), generation.created());
    PinnedSteps steps = new LakeStepStore(lake, any -> Optional.of(written)).pinned();
    List<MetricInfo> metrics = steps.metrics(run);
    RunExtent extent =
        steps
            .extent(run)
            .orElseThrow(() -> new LakeException("the live files of run " + run + " are empty"));
    Run known = catalog.run(run).orElseThrow(() -> new UnknownRunException(run));
    catalog.switchTo(
        new CompactionResult(
            generation.number(),
            extent,
            samples,
            series,
            RunFacts.known(known, catalog.metrics(run)).metrics(metrics),
            contained));
  }
}

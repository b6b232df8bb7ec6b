package io.stepwell.jobs;

import io.stepwell.functions.ReadTally;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.CatalogException;
import io.stepwell.schemas.catalog.Generation;
import io.stepwell.schemas.catalog.RunFiles;
import io.stepwell.schemas.k6.BadInputException;
import io.stepwell.schemas.k6.K6File;
import io.stepwell.schemas.lake.LakeException;
import io.stepwell.schemas.lake.LakeFiles;
import java.io.Serializable;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a backfill: a generation whose files are all there becomes the one that answers.
 *
 * @param fromArchive whether it was read from the run's own archive
 * @param archive whether raw samples are kept with it
 * @param names the sources' names, as the user wrote them
 * @param files the files of k6 among them
 */
record BackfillSwitch(boolean fromArchive, boolean archive, List<String> names, List<K6File> files)
    implements Serializable {

  private static final Logger LOG = LoggerFactory.getLogger(BackfillSwitch.class);

  BackfillSwitch {
    names = List.copyOf(names);
    files = List.copyOf(files);
  }

  static BackfillSwitch of(BackfillRequest request, BackfillInput input) {
    return new BackfillSwitch(
        request.fromArchive(), request.archive(), input.names(), input.files());
  }

  /**
   * Refuses what is nothing to switch to.
   *
   * @throws BadInputException if no sample was read
   */
  void check(ReadTally.Result read) {
    if (read.samples() == 0) {
      throw new BadInputException(
          "there is no sample in %s (%d lines could not be read); nothing was written"
              .formatted(String.join(", ", names), read.rejected()));
    }
  }

  /**
   * Switches.
   *
   * @throws BadInputException if what was read contradicts itself
   * @throws CatalogException if the generation is not being written any more
   */
  void make(
      Catalog catalog, LakeFiles lake, Generation generation, ReadTally.Result read, long series) {
    RunFiles runFiles = new RunFiles(catalog, lake);
    catalog.switchTo(
        facts(catalog, generation.run()).result(generation, archive, read, series),
        runFiles.live(generation.run()));
    dropContained(runFiles, generation.run());
  }

  private RunFacts facts(Catalog catalog, long run) {
    return fromArchive
        ? RunFacts.known(
            catalog.run(run).orElseThrow(() -> new UnknownRunException(run)), catalog.metrics(run))
        : RunFacts.read();
  }

  private static void dropContained(RunFiles files, long run) {
    try {
      files.dropContained(run);
    } catch (LakeException | CatalogException e) {
      // They answer no more, and whoever writes the run next tries again.
      LOG.info("live files of run {} that are replaced are still there", run, e);
    }
  }
}

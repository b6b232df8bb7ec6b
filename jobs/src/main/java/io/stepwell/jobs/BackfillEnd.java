package io.stepwell.jobs;

import io.stepwell.functions.TaskReport;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Generation;
import io.stepwell.schemas.k6.BadInputException;
import io.stepwell.schemas.lake.LakeFiles;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * The end of a backfill on a cluster.
 *
 * @param deadLetters where the dead letters of all backfills are
 * @param end what is the same wherever a backfill runs
 */
record BackfillEnd(URI deadLetters, BackfillSwitch end) implements GenerationCommit.End {

  @Override
  public void make(Catalog catalog, LakeFiles lake, Generation generation, TaskReport all)
      throws IOException {
    DeadLetters letters = new DeadLetters(LakeFiles.at(deadLetters), generation);
    try {
      end.check(all.read());
      letters.collect(end.files(), Optional.empty());
      end.make(catalog, lake, generation, all.read(), all.series());
    } catch (BadInputException e) {
      letters.discard();
      throw e;
    }
    letters.discard();
  }
}

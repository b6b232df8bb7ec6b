package io.stepwell.jobs;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Generation;
import io.stepwell.schemas.catalog.GenerationRequest;
import io.stepwell.schemas.catalog.Owner;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.k6.BadInputException;
import io.stepwell.schemas.lake.LakeFiles;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * How a backfill begins: its input was looked at, and a generation is claimed for what it holds.
 *
 * @param input what is read; to be closed when all is over
 * @param generation what is written
 */
record BackfillStart(BackfillInput input, Generation generation) {

  /** Claims one for files. */
  static BackfillStart ofFiles(
      BackfillRequest request, FileInput input, Catalog catalog, Owner owner) {
    GenerationRequest claim =
        new GenerationRequest(
            request.run(), request.project(), request.loadTest(), request.replace(), input.names());
    return new BackfillStart(input, catalog.claim(claim, owner));
  }

  /**
   * Claims one for the archive of a run, which stays what it is.
   *
   * @throws UnknownRunException if there is no such run
   * @throws BadInputException if it has no archive
   */
  static BackfillStart ofArchive(
      BackfillRequest request, Catalog catalog, LakeFiles lake, Owner owner) throws IOException {
    long id = request.run().orElseThrow(() -> new BadInputException("--from-archive needs --run"));
    Run run = catalog.run(id).orElseThrow(() -> new UnknownRunException(id));
    ArchiveInput input = ArchiveInput.open(run, lake);
    GenerationRequest claim =
        new GenerationRequest(
            OptionalLong.of(id),
            run.loadTest().project(),
            run.loadTest().name(),
            true,
            catalog.sources(id));
    return new BackfillStart(input, catalog.claim(claim, owner));
  }
}

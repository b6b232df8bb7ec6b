package io.stepwell.local;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.catalog.RunFiles;
import io.stepwell.schemas.lake.LakeException;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.io.IOException;
import java.util.List;

/** How many step files runs have, and how much they are. */
final class LiveFileList {

  private final RunFiles files;
  private final LakeFiles lake;

  LiveFileList(Catalog catalog, LakeFiles lake) {
    this.files = new RunFiles(catalog, lake);
    this.lake = lake;
  }

  /** The live step files of a run that are in no complete generation. */
  List<String> steps(long run) {
    return files.live(run).stream().filter(Kind.STEPS::holds).toList();
  }

  /** How much files are, in bytes. */
  long bytes(List<String> paths) {
    try {
      long bytes = 0;
      for (String path : paths) {
        bytes += lake.size(path);
      }
      return bytes;
    } catch (IOException e) {
      throw new LakeException("the files of the lake cannot be looked at", e);
    }
  }

  /** How much the complete generation of a run is, in bytes; 0 if it has none. */
  long bytesOfGeneration(Run run) {
    int generation = run.generation().orElse(LakePaths.LIVE);
    if (generation == LakePaths.LIVE) {
      return 0;
    }
    try {
      return bytes(lake.list(LakePaths.generation(Kind.STEPS, run.id(), generation)));
    } catch (IOException e) {
      throw new LakeException("the files of the lake cannot be looked at", e);
    }
  }
}

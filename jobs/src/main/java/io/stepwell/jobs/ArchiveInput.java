package io.stepwell.jobs;

import io.stepwell.functions.ReadArchive;
import io.stepwell.metrics.Part;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.k6.BadInputException;
import io.stepwell.schemas.k6.K6File;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.io.IOException;
import java.util.List;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;

/** The raw samples that the lake keeps of a run. */
final class ArchiveInput implements BackfillInput {

  private final LakeFiles lake;
  private final List<String> paths;

  private ArchiveInput(LakeFiles lake, List<String> paths) {
    this.lake = lake;
    this.paths = paths;
  }

  /**
   * Finds a run's archive.
   *
   * @throws BadInputException if it has none
   */
  static ArchiveInput open(Run run, LakeFiles lake) throws IOException {
    if (run.archive().isEmpty()) {
      throw new BadInputException(
          "run %d has no archive of raw samples; backfill it from its files".formatted(run.id()));
    }
    String directory = LakePaths.generation(Kind.SAMPLES, run.id(), run.archive().getAsInt());
    List<String> paths = lake.list(directory);
    if (paths.isEmpty()) {
      throw new BadInputException(
          "the archive of run %d is gone from the lake; backfill it from its files"
              .formatted(run.id()));
    }
    return new ArchiveInput(lake, paths);
  }

  @Override
  public List<String> names() {
    return paths;
  }

  @Override
  public long bytes() throws IOException {
    long bytes = 0;
    for (String path : paths) {
      bytes += lake.size(path);
    }
    return bytes;
  }

  @Override
  public List<K6File> files() {
    return List.of();
  }

  @Override
  public int pieces() {
    return paths.size();
  }

  @Override
  public OneInputStreamOperator<Long, Part> reader(long run) {
    return new ReadArchive(run, lake.root(), paths);
  }

  @Override
  public void close() {}
}

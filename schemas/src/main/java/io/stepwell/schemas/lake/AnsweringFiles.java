package io.stepwell.schemas.lake;

import io.stepwell.schemas.lake.LakePaths.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Which files of a lake hold the rows of a run that answer, each row once. */
public final class AnsweringFiles {

  private final LakeFiles files;
  private final Generations generations;

  public AnsweringFiles(LakeFiles files, Generations generations) {
    this.files = files;
    this.generations = generations;
  }

  /**
   * The paths of a run's files: those of its current generation, and beside them those that were
   * written live and are not in it; none if the run has no data.
   *
   * @param kind steps or series
   * @throws LakeException if the lake cannot be listed
   */
  public List<String> of(Kind kind, long run) {
    try {
      while (true) {
        Optional<StoredGeneration> generation = generations.current(run);
        if (generation.isEmpty()) {
          return List.of();
        }
        StoredGeneration current = generation.get();
        List<String> paths = list(kind, run, current);
        // As for every reader: what a compaction takes away meanwhile is in a later generation.
        if (!current.live()
            || generations.current(run).filter(current::isSameWriting).isPresent()) {
          return paths;
        }
      }
    } catch (IOException e) {
      throw new LakeException("the files of run " + run + " cannot be listed", e);
    }
  }

  /**
   * The paths of the files that hold a run's raw samples.
   *
   * @param archive the generation whose samples are kept, if any are
   * @throws LakeException if the lake cannot be listed
   */
  public List<String> samples(long run, OptionalInt archive) {
    try {
      return archive.isEmpty()
          ? List.of()
          : files.list(LakePaths.generation(Kind.SAMPLES, run, archive.getAsInt()));
    } catch (IOException e) {
      throw new LakeException("the raw samples of run " + run + " cannot be listed", e);
    }
  }

  private List<String> list(Kind kind, long run, StoredGeneration current) throws IOException {
    List<String> paths = new ArrayList<>();
    if (current.number() != LakePaths.LIVE) {
      paths.addAll(files.list(LakePaths.generation(kind, run, current.number())));
    }
    if (current.live()) {
      List<String> live = files.list(LakePaths.generation(kind, run, LakePaths.LIVE));
      live.stream().filter(path -> !current.contained().contains(path)).forEach(paths::add);
    }
    return paths;
  }
}

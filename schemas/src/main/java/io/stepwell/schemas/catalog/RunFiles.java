package io.stepwell.schemas.catalog;

import io.stepwell.schemas.lake.LakeException;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Removes files of runs that no reader will ask for any more. */
public final class RunFiles {

  private final Catalog catalog;
  private final LakeFiles files;

  public RunFiles(Catalog catalog, LakeFiles files) {
    this.catalog = catalog;
    this.files = files;
  }

  /**
   * Deletes a run from the catalog and then its files, so that no reader finds the run with half of
   * them.
   *
   * @return whether there was such a run
   * @throws RunExistsException if a process is writing it
   */
  public boolean delete(long run) {
    boolean known = catalog.delete(run);
    try {
      for (Kind kind : Kind.values()) {
        files.delete(LakePaths.run(kind, run));
      }
    } catch (IOException e) {
      throw new LakeException("the files of run " + run + " cannot all be deleted", e);
    }
    return known;
  }

  /**
   * Deletes the files of a generation that its writer gives up. That comes before the catalog is
   * told, which may need the room.
   */
  public void discard(Generation generation) {
    try {
      for (Kind kind : Kind.values()) {
        files.delete(LakePaths.generation(kind, generation.run(), generation.number()));
      }
    } catch (IOException e) {
      throw new LakeException("the files of run " + generation.run() + " cannot all be deleted", e);
    }
  }

  /**
   * Deletes the files of generations that neither answer nor are being written: what killed writers
   * left behind and what was replaced. Those replaced stay until the run is written once more, for
   * readers that began before the switch.
   */
  public void sweep(long run) {
    Set<Integer> kept = new HashSet<>();
    for (Generation generation : catalog.generations(run)) {
      if (generation.state() == Generation.State.CURRENT || generation.isBeingWritten()) {
        kept.add(generation.number());
      }
    }
    try {
      deleteOthers(Kind.STEPS, run, kept);
      deleteOthers(Kind.SERIES, run, kept);
      catalog.run(run).map(Run::archive).stream().flatMapToInt(a -> a.stream()).forEach(kept::add);
      deleteOthers(Kind.SAMPLES, run, kept);
    } catch (IOException e) {
      throw new LakeException("old files of run " + run + " cannot be deleted", e);
    }
  }

  private void deleteOthers(Kind kind, long run, Set<Integer> kept) throws IOException {
    for (String name : files.directories(LakePaths.run(kind, run))) {
      Optional<Integer> generation = LakePaths.generationOf(name);
      if (generation.isPresent() && !kept.contains(generation.get())) {
        files.delete(LakePaths.generation(kind, run, generation.get()));
      }
    }
  }
}

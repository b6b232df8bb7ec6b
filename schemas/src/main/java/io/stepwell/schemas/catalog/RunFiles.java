package io.stepwell.schemas.catalog;

import io.stepwell.schemas.lake.LakeException;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files of runs: which of them were written live, and how those go that nobody will read. */
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
      throw failure("the files of run %d cannot all be deleted", run, e);
    }
    return known;
  }

  /**
   * Gives a generation up, as something went wrong, and deletes its files; unless it answers
   * already, whatever its writer was told.
   */
  public void giveUp(Generation generation) {
    boolean answers =
        catalog.current(generation.run()).stream()
            .anyMatch(current -> current.number() == generation.number());
    if (answers) {
      return;
    }
    discard(generation);
    catalog.abandon(generation);
    sweep(generation.run());
  }

  /** Comes before the catalog is told, which may need the room. */
  private void discard(Generation generation) {
    try {
      for (Kind kind : Kind.values()) {
        files.delete(LakePaths.generation(kind, generation.run(), generation.number()));
      }
    } catch (IOException e) {
      throw failure("the files of run %d cannot all be deleted", generation.run(), e);
    }
  }

  /**
   * The files of a run's steps and series that were written live and that the current generation
   * does not contain, as paths; those of the steps come first. More may come at any time.
   */
  public List<String> live(long run) {
    Set<String> contained = catalog.contained(run);
    List<String> live = new ArrayList<>();
    try {
      for (Kind kind : List.of(Kind.STEPS, Kind.SERIES)) {
        live.addAll(files.list(LakePaths.generation(kind, run, LakePaths.LIVE)));
      }
    } catch (IOException e) {
      throw failure("the files of run %d cannot be listed", run, e);
    }
    live.removeAll(contained);
    return live;
  }

  /**
   * Deletes the files of generations that neither answer nor are being written: what killed writers
   * left behind and what was replaced, and the live files that the current generation contains.
   */
  public void sweep(long run) {
    Set<Integer> kept = new HashSet<>();
    for (Generation generation : catalog.generations(run)) {
      if (isOfUse(generation)) {
        kept.add(generation.number());
      }
    }
    try {
      deleteOthers(Kind.STEPS, run, kept);
      deleteOthers(Kind.SERIES, run, kept);
      catalog.run(run).map(Run::archive).stream().flatMapToInt(a -> a.stream()).forEach(kept::add);
      deleteOthers(Kind.SAMPLES, run, kept);
    } catch (IOException e) {
      throw failure("old files of run %d cannot be deleted", run, e);
    }
    dropContained(run);
  }

  private static boolean isOfUse(Generation generation) {
    return switch (generation.state()) {
      case CURRENT, LIVE -> true;
      case WRITING -> generation.isBeingWritten();
      case ABANDONED -> false;
    };
  }

  private void deleteOthers(Kind kind, long run, Set<Integer> kept) throws IOException {
    for (String name : files.directories(LakePaths.run(kind, run))) {
      Optional<Integer> generation = LakePaths.generationOf(name);
      if (generation.isPresent() && !kept.contains(generation.get())) {
        files.delete(LakePaths.generation(kind, run, generation.get()));
      }
    }
    // An object store shows no directory that has nothing but these.
    files.discard(
        files.unfinished(LakePaths.run(kind, run)).stream()
            .filter(file -> !kept.contains(LakePaths.generationAt(file.path())))
            .toList());
  }

  /**
   * Deletes the live files that the current generation contains. Only what is gone for sure is
   * forgotten, as it would answer once more.
   */
  public void dropContained(long run) {
    Set<String> contained = catalog.contained(run);
    if (contained.isEmpty()) {
      return;
    }
    try {
      files.deleteFiles(contained);
    } catch (IOException e) {
      throw failure("old files of run %d cannot be deleted", run, e);
    }
    catalog.forgetContained(run, contained);
  }

  private static LakeException failure(String what, long run, IOException cause) {
    return new LakeException(what.formatted(run) + ": " + cause.getMessage(), cause);
  }
}

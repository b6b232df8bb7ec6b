package io.stepwell.jobs;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.RunFiles;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The files that answer for a run at some moment.
 *
 * @param steps step files, those of the current generation and live ones that it does not contain
 * @param live live files among them, and the series files that came with those
 * @param size of everything, the series files of the current generation too
 */
record StoredFiles(List<String> steps, Set<String> live, Compacted.Size size) {

  /** Those of a run that nobody else is writing; more live ones may come at any time. */
  static StoredFiles of(Catalog catalog, LakeFiles lake, long run) throws IOException {
    List<String> live = new RunFiles(catalog, lake).live(run);
    List<String> all = new ArrayList<>(live);
    OptionalInt current =
        catalog.run(run).map(known -> known.generation()).orElse(OptionalInt.empty());
    if (current.isPresent() && current.getAsInt() != LakePaths.LIVE) {
      all.addAll(ofGeneration(lake, run, current.getAsInt()));
    }
    List<String> steps = all.stream().filter(Kind.STEPS::holds).toList();
    return new StoredFiles(steps, Set.copyOf(live), size(lake, all));
  }

  /** How much a complete generation is. */
  static Compacted.Size sizeOf(LakeFiles lake, long run, int generation) throws IOException {
    return size(lake, ofGeneration(lake, run, generation));
  }

  private static List<String> ofGeneration(LakeFiles lake, long run, int generation)
      throws IOException {
    List<String> paths = new ArrayList<>();
    for (Kind kind : List.of(Kind.STEPS, Kind.SERIES)) {
      paths.addAll(lake.list(LakePaths.generation(kind, run, generation)));
    }
    return paths;
  }

  private static Compacted.Size size(LakeFiles lake, List<String> paths) throws IOException {
    long bytes = 0;
    for (String path : paths) {
      bytes += lake.size(path);
    }
    return new Compacted.Size(paths.size(), bytes);
  }
}

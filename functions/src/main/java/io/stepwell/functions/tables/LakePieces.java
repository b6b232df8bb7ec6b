package io.stepwell.functions.tables;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.lake.AnsweringFiles;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Cuts a table into pieces, by what the catalog says at that moment. */
final class LakePieces {

  private final LakeTable table;
  private final AnsweringFiles answering;
  private final List<LakePiece> pieces = new ArrayList<>();

  private LakePieces(LakeTable table, Catalog catalog, LakeFiles files) {
    this.table = table;
    this.answering = new AnsweringFiles(files, catalog);
  }

  /** The pieces of the runs that are chosen. */
  static List<LakePiece> of(LakeTable table, Catalog catalog, LakeFiles files, Chosen chosen)
      throws IOException {
    LakePieces pieces = new LakePieces(table, catalog, files);
    List<Run> runs =
        new ArrayList<>(catalog.runs().stream().filter(run -> chosen.run(run.id())).toList());
    for (Run run : runs) {
      pieces.add(run);
    }
    return pieces.pieces;
  }

  private void add(Run run) throws IOException {
    switch (table) {
      case STEPS, ROLLUPS ->
          answering.of(Kind.STEPS, run.id()).forEach(path -> add(run, List.of(path)));
      case SAMPLES ->
          answering.samples(run.id(), run.archive()).forEach(path -> add(run, List.of(path)));
      case SERIES -> add(run, answering.of(Kind.SERIES, run.id()));
      case RUNS -> add(run, List.of());
    }
  }

  private void add(Run run, List<String> paths) {
    pieces.add(new LakePiece(pieces.size(), run.id(), List.copyOf(paths)));
  }
}

package io.stepwell.functions.tables;

import io.stepwell.metrics.Resolution;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.SampleSchema;
import io.stepwell.schemas.lake.StepSchema;
import io.stepwell.schemas.lake.StoredRows;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a piece: arrays of the values of some columns.
 *
 * @param rows the rows, read while they are gone through
 * @param file what to close afterwards
 */
record LakeRows(Iterator<@Nullable Object[]> rows, Closeable file) implements Closeable {

  /** Opens a piece of a table. */
  static LakeRows open(
      LakeTable table, Home home, LakePiece piece, List<String> columns, Chosen chosen) {
    return switch (table) {
      case STEPS -> stored(home, piece, StepSchema.avro(), columns, step(chosen, true));
      case ROLLUPS -> stored(home, piece, StepSchema.avro(), columns, step(chosen, false));
      case SAMPLES -> stored(home, piece, SampleSchema.avro(), columns, chosen::group);
      case SERIES ->
          inMemory(SeriesRows.of(home.lakeFiles(), piece.paths(), columns, chosen::group));
      case RUNS -> inMemory(run(home, piece, columns));
    };
  }

  private static Predicate<StoredRows.Group> step(Chosen chosen, boolean base) {
    return group -> (group.resolution() == Resolution.BASE) == base && chosen.group(group);
  }

  private static LakeRows stored(
      Home home,
      LakePiece piece,
      Schema schema,
      List<String> columns,
      Predicate<StoredRows.Group> wanted) {
    LakeFiles files = home.lakeFiles();
    StoredRows rows = StoredRows.open(files, piece.paths().get(0), schema, columns, wanted);
    return new LakeRows(rows, rows);
  }

  private static LakeRows inMemory(List<@Nullable Object[]> rows) {
    return new LakeRows(rows.iterator(), () -> {});
  }

  /** A run that was deleted since is left out. */
  private static List<@Nullable Object[]> run(Home home, LakePiece piece, List<String> columns) {
    try (Catalog catalog = home.openCatalog()) {
      return catalog.run(piece.run()).stream().map(run -> RunRows.values(run, columns)).toList();
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

package io.stepwell.functions.tables;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.io.DefaultInputSplitAssigner;
import org.apache.flink.api.common.io.RichInputFormat;
import org.apache.flink.api.common.io.statistics.BaseStatistics;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.io.InputSplitAssigner;
import org.apache.flink.table.data.RowData;
import org.jspecify.annotations.Nullable;

/** Reads a table: which files answer is looked up once, when the query starts. */
final class LakeInput extends RichInputFormat<RowData, LakePiece> {

  private static final long serialVersionUID = 1L;

  private final LakeTable table;
  private final LakePlace place;
  private final List<String> columns;
  private final Chosen chosen;

  private transient @Nullable RowValues values;
  private transient @Nullable LakeRows rows;

  /**
   * @param columns those to read, in the order of the rows
   */
  LakeInput(LakeTable table, LakePlace place, List<String> columns, Chosen chosen) {
    this.table = table;
    this.place = place;
    this.columns = columns;
    this.chosen = chosen;
  }

  @Override
  public void configure(Configuration parameters) {
    // All there is to know comes by the constructor.
  }

  @Override
  public @Nullable BaseStatistics getStatistics(@Nullable BaseStatistics cached) {
    return cached;
  }

  @Override
  public LakePiece[] createInputSplits(int fewest) throws IOException {
    Home home = place.open();
    try (Catalog catalog = home.openCatalog()) {
      return LakePieces.of(table, catalog, home.lakeFiles(), chosen).toArray(new LakePiece[0]);
    }
  }

  @Override
  public InputSplitAssigner getInputSplitAssigner(LakePiece[] pieces) {
    return new DefaultInputSplitAssigner(pieces);
  }

  @Override
  public void open(LakePiece piece) {
    values = new RowValues();
    rows = LakeRows.open(table, place.open(), piece, columns, chosen);
  }

  @Override
  public boolean reachedEnd() {
    return rows == null || !rows.rows().hasNext();
  }

  @Override
  public @Nullable RowData nextRecord(RowData reuse) {
    return rows == null || values == null ? null : values.row(rows.rows().next());
  }

  @Override
  public void close() throws IOException {
    if (rows != null) {
      rows.close();
      rows = null;
    }
  }
}

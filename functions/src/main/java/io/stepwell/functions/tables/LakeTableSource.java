package io.stepwell.functions.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.InputFormatProvider;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.connector.source.abilities.SupportsFilterPushDown;
import org.apache.flink.table.connector.source.abilities.SupportsProjectionPushDown;
import org.apache.flink.table.expressions.ResolvedExpression;
import org.apache.flink.table.types.DataType;

/** A table of the lake in a query: reads the columns and runs that it is asked for. */
final class LakeTableSource
    implements ScanTableSource, SupportsProjectionPushDown, SupportsFilterPushDown {

  private final LakeTable table;
  private final LakePlace place;
  private List<String> columns;
  private Chosen chosen;

  LakeTableSource(LakeTable table, LakePlace place, List<String> columns, Chosen chosen) {
    this.table = table;
    this.place = place;
    this.columns = columns;
    this.chosen = chosen;
  }

  @Override
  public ChangelogMode getChangelogMode() {
    return ChangelogMode.insertOnly();
  }

  @Override
  public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
    return InputFormatProvider.of(new LakeInput(table, place, columns, chosen));
  }

  @Override
  public boolean supportsNestedProjection() {
    return false;
  }

  @Override
  public void applyProjection(int[][] fields, DataType produced) {
    columns = new ArrayList<>(DataType.getFieldNames(produced));
  }

  /** Whole files and groups of rows are passed over; Flink looks at the rows that are left. */
  @Override
  public Result applyFilters(List<ResolvedExpression> filters) {
    List<ResolvedExpression> used = new ArrayList<>();
    for (ResolvedExpression filter : filters) {
      Optional<Chosen> narrowed = Conditions.narrow(chosen, filter);
      if (narrowed.isPresent()) {
        chosen = narrowed.get();
        used.add(filter);
      }
    }
    return Result.of(used, filters);
  }

  @Override
  public DynamicTableSource copy() {
    return new LakeTableSource(table, place, columns, chosen);
  }

  @Override
  public String asSummaryString() {
    return "stepwell " + table.word();
  }
}

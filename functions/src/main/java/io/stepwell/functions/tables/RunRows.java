package io.stepwell.functions.tables;

import io.stepwell.query.RunExtent;
import io.stepwell.schemas.catalog.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.types.DataType;
import org.jspecify.annotations.Nullable;

/** The columns of a run of the catalog. */
final class RunRows {

  static final Map<String, DataType> COLUMNS = columns();

  private RunRows() {}

  private static Map<String, DataType> columns() {
    Map<String, DataType> columns = new LinkedHashMap<>();
    columns.put("test_run_id", DataTypes.BIGINT());
    columns.put("load_test_id", DataTypes.BIGINT());
    columns.put("load_test", DataTypes.STRING());
    columns.put("project_id", DataTypes.BIGINT());
    columns.put("status", DataTypes.STRING());
    columns.put("created_millis", DataTypes.BIGINT());
    columns.put("start_second", DataTypes.BIGINT());
    columns.put("end_second", DataTypes.BIGINT());
    columns.put("samples", DataTypes.BIGINT());
    columns.put("series", DataTypes.BIGINT());
    columns.put("rejected", DataTypes.BIGINT());
    columns.put("generation", DataTypes.INT());
    return columns;
  }

  /** The value of a column. */
  static @Nullable Object value(Run run, String column) {
    Optional<RunExtent> extent = run.extent();
    return switch (column) {
      case "test_run_id" -> run.id();
      case "load_test_id" -> run.loadTest().id();
      case "load_test" -> run.loadTest().name();
      case "project_id" -> run.loadTest().project();
      case "status" -> run.status().word();
      case "created_millis" -> run.created().toEpochMilli();
      case "start_second" -> extent.map(RunExtent::start).orElse(null);
      case "end_second" -> extent.map(RunExtent::end).orElse(null);
      case "samples" -> run.samples();
      case "series" -> run.series();
      case "rejected" -> run.rejected();
      case "generation" -> run.generation().isPresent() ? run.generation().getAsInt() : null;
      default -> throw new IllegalStateException("a run has no " + column);
    };
  }

  /** The values of some columns, in that order. */
  static @Nullable Object[] values(Run run, List<String> columns) {
    List<@Nullable Object> values = new ArrayList<>();
    columns.forEach(column -> values.add(value(run, column)));
    return values.toArray();
  }
}

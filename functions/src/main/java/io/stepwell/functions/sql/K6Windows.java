package io.stepwell.functions.sql;

import io.stepwell.query.TimeRange;
import io.stepwell.query.Windows;
import java.util.OptionalLong;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.functions.TableFunction;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * {@code K6_WINDOWS(from, to, step)}: the windows that a range query cuts a time into. They begin
 * at multiples of the step, the first and the last are cut to the time, and without a step the
 * usual one is taken. All times are seconds since the epoch; {@code to} is not included.
 */
@FunctionHint(output = @DataTypeHint("ROW<from_second BIGINT NOT NULL, to_second BIGINT NOT NULL>"))
public final class K6Windows extends TableFunction<Row> {

  private static final long serialVersionUID = 1L;

  /** The windows of the step that suits the time. */
  public void eval(@Nullable Long from, @Nullable Long to) {
    emit(from, to, OptionalLong.empty());
  }

  /** The windows of a step of so many seconds. */
  public void eval(@Nullable Long from, @Nullable Long to, @Nullable Long step) {
    emit(from, to, step == null ? OptionalLong.empty() : OptionalLong.of(step));
  }

  private void emit(@Nullable Long from, @Nullable Long to, OptionalLong step) {
    if (from == null || to == null || from >= to) {
      return;
    }
    Windows windows = Windows.of(new TimeRange(from, to), step);
    for (int window = 0; window < windows.count(); window++) {
      collect(Row.of(windows.from(window), windows.to(window)));
    }
  }
}

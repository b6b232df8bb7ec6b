package io.stepwell.functions.sql;

import java.util.Map;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code K6_LABEL(labels, 'status')}: a label's value, the empty string where there is none, as in
 * the query language; {@code labels['status']} is NULL there.
 */
public final class K6Label extends ScalarFunction {

  private static final long serialVersionUID = 1L;

  /** The value of a label. */
  public String eval(
      @DataTypeHint("MAP<STRING, STRING>") @Nullable Map<String, String> labels,
      @Nullable String name) {
    return labels == null || name == null ? "" : labels.getOrDefault(name, "");
  }
}

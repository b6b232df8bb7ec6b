package io.stepwell.functions.tables;

import io.stepwell.schemas.lake.StoredRows;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which values of a column a query can do with, so that the rows of all others need not be read.
 *
 * @param values by column; a column that is not in it may have any value
 */
record Chosen(Map<String, Set<Object>> values) implements Serializable {

  static final String RUN = "test_run_id";
  static final String METRIC = "metric";
  static final String TYPE = "type";
  static final String RESOLUTION = "resolution";

  /** The columns that rows can be passed over by. */
  static final Set<String> COLUMNS = Set.of(RUN, METRIC, TYPE, RESOLUTION);

  /** Everything. */
  static Chosen all() {
    return new Chosen(Map.of());
  }

  /** The same, with a condition more. */
  Chosen and(String column, Set<Object> wanted) {
    Map<String, Set<Object>> all = new HashMap<>(values);
    all.merge(column, wanted, Chosen::both);
    return new Chosen(all);
  }

  private static Set<Object> both(Set<Object> one, Set<Object> other) {
    Set<Object> both = new HashSet<>(one);
    both.retainAll(other);
    return both;
  }

  boolean run(long run) {
    return has(RUN, run);
  }

  boolean group(StoredRows.Group group) {
    return has(METRIC, group.metric())
        && has(TYPE, group.type().word())
        && has(RESOLUTION, group.resolution());
  }

  private boolean has(String column, Object value) {
    Set<Object> wanted = values.get(column);
    return wanted == null || wanted.contains(value);
  }
}

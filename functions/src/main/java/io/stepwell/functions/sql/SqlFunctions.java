package io.stepwell.functions.sql;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.table.functions.FunctionDefinition;
import org.apache.flink.table.functions.UserDefinedFunction;
import org.apache.flink.table.module.Module;

/** The module that {@code LOAD MODULE stepwell} loads: every function, by its name in SQL. */
public final class SqlFunctions implements Module {

  /** SQL does not tell upper from lower case in names. */
  private static final Map<String, UserDefinedFunction> BY_NAME =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    BY_NAME.put("K6_LABEL", new K6Label());
    BY_NAME.put("K6_MATCHES", new K6Matches());
    BY_NAME.put("K6_MERGE", new K6Merge());
    BY_NAME.put("K6_METHOD", new K6Method());
    BY_NAME.put("K6_NANOS", new K6Nanos());
    BY_NAME.put("K6_PART", new K6Part());
    BY_NAME.put("K6_SAMPLE", new K6Sample());
    BY_NAME.put("K6_SKETCH", new K6Sketch());
    BY_NAME.put("K6_TYPE", new K6Type());
    BY_NAME.put("K6_WINDOWS", new K6Windows());
    BY_NAME.put("KLL_QUANTILE", new KllQuantile());
    BY_NAME.put("KLL_RANK", new KllRank());
  }

  @Override
  public Set<String> listFunctions() {
    return Collections.unmodifiableSet(BY_NAME.keySet());
  }

  @Override
  public Optional<FunctionDefinition> getFunctionDefinition(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}

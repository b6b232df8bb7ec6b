package io.stepwell.functions.sql;

import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.table.factories.ModuleFactory;
import org.apache.flink.table.module.Module;

/** Finds the functions for {@code LOAD MODULE stepwell}. */
public final class SqlFunctionsFactory implements ModuleFactory {

  @Override
  public String factoryIdentifier() {
    return "stepwell";
  }

  @Override
  public Set<ConfigOption<?>> requiredOptions() {
    return Set.of();
  }

  @Override
  public Set<ConfigOption<?>> optionalOptions() {
    return Set.of();
  }

  @Override
  public Module createModule(Context context) {
    return new SqlFunctions();
  }
}

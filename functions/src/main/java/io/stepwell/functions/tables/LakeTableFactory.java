package io.stepwell.functions.tables;

import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.types.DataType;

/**
 * The connector {@code stepwell}: {@code CREATE TABLE steps (…) WITH ('connector' = 'stepwell',
 * 'table' = 'steps')}. A table may declare any of its columns, in any order. Where the data are is
 * said once for all tables, by {@code SET 'stepwell.home' = …}, {@code 'stepwell.lake'} and {@code
 * 'stepwell.catalog'}.
 */
public final class LakeTableFactory implements DynamicTableSourceFactory {

  private static final ConfigOption<String> TABLE =
      ConfigOptions.key("table").stringType().noDefaultValue();
  private static final ConfigOption<String> HOME = place("home");
  private static final ConfigOption<String> LAKE = place("lake");
  private static final ConfigOption<String> CATALOG = place("catalog");

  private static ConfigOption<String> place(String what) {
    return ConfigOptions.key("stepwell." + what).stringType().noDefaultValue();
  }

  @Override
  public String factoryIdentifier() {
    return "stepwell";
  }

  @Override
  public Set<ConfigOption<?>> requiredOptions() {
    return Set.of(TABLE);
  }

  @Override
  public Set<ConfigOption<?>> optionalOptions() {
    return Set.of();
  }

  @Override
  public DynamicTableSource createDynamicTableSource(Context context) {
    FactoryUtil.TableFactoryHelper helper = FactoryUtil.createTableFactoryHelper(this, context);
    helper.validate();
    LakeTable table = table(helper.getOptions().get(TABLE));
    DataType declared = context.getPhysicalRowDataType();
    DeclaredColumns.check("the table " + table.word(), table.columns(), declared);
    return new LakeTableSource(
        table, place(context.getConfiguration()), DataType.getFieldNames(declared), Chosen.all());
  }

  private static LakePlace place(ReadableConfig session) {
    String home =
        session
            .getOptional(HOME)
            .orElseThrow(
                () ->
                    new ValidationException(
                        "nothing says where the data are; write SET 'stepwell.home' = 'DIRECTORY'"));
    return new LakePlace(
        home,
        session.getOptional(LAKE).map(URI::create).orElse(null),
        session.getOptional(CATALOG).orElse(null));
  }

  private static LakeTable table(String word) {
    return LakeTable.named(word)
        .orElseThrow(
            () ->
                new ValidationException(
                    "the connector stepwell has no table %s; it has %s"
                        .formatted(
                            word,
                            Stream.of(LakeTable.values())
                                .map(LakeTable::word)
                                .collect(Collectors.joining(", ")))));
  }
}

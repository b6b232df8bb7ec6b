package io.stepwell.docs;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.MetricType;
import io.stepwell.schemas.lake.SampleSchema;
import io.stepwell.schemas.lake.SeriesSchema;
import io.stepwell.schemas.lake.StepSchema;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** The columns of the lake's files, as tables in Markdown. */
final class ColumnTables {

  private ColumnTables() {}

  static String markdown() {
    return "`steps`: "
        + StepSchema.avro().getDoc()
        + "\n\n| column | type | meaning | filled for |\n|---|---|---|---|\n"
        + rows(StepSchema.avro(), true)
        + "\n`series`: "
        + SeriesSchema.avro().getDoc()
        + "\n\n| column | type | meaning |\n|---|---|---|\n"
        + rows(SeriesSchema.avro(), false)
        + "\n`samples`: "
        + SampleSchema.avro().getDoc()
        + "\n\n| column | type | meaning |\n|---|---|---|\n"
        + rows(SampleSchema.avro(), false);
  }

  private static String rows(Schema schema, boolean types) {
    StringBuilder text = new StringBuilder();
    for (Schema.Field field : schema.getFields()) {
      text.append("| `").append(field.name()).append("` | ").append(type(field.schema()));
      text.append(" | ").append(field.doc()).append(" |");
      if (types) {
        text.append(' ').append(filledFor(field.name())).append(" |");
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String type(Schema schema) {
    return switch (schema.getType()) {
      case UNION ->
          schema.getTypes().stream()
              .filter(type -> type.getType() != Schema.Type.NULL)
              .map(ColumnTables::type)
              .collect(Collectors.joining(" or "));
      case MAP -> "map of " + type(schema.getValueType());
      case ARRAY -> "list of " + type(schema.getElementType());
      default -> schema.getType().getName().toLowerCase(Locale.ROOT);
    };
  }

  private static String filledFor(String field) {
    return Arrays.stream(Column.values())
        .filter(column -> column.word().equals(field))
        .findFirst()
        .map(ColumnTables::typesWith)
        .orElse("all");
  }

  private static String typesWith(Column column) {
    return Arrays.stream(MetricType.values())
        .filter(type -> type.columns().contains(column))
        .map(MetricType::word)
        .collect(Collectors.joining(", "));
  }
}

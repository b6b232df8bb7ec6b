package io.stepwell.functions.tables;

import java.util.Map;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.types.DataType;

/** Holds the columns that a CREATE TABLE declares against those that there are. */
final class DeclaredColumns {

  private DeclaredColumns() {}

  /**
   * Refuses a column that there is not, or of another type.
   *
   * @param what whose columns they are, for messages
   * @throws ValidationException if there is such a column
   */
  static void check(String what, Map<String, DataType> known, DataType declared) {
    for (DataTypes.Field field : DataType.getFields(declared)) {
      DataType type = known.get(field.getName());
      if (type == null) {
        throw new ValidationException(
            "%s has no column %s; it has %s"
                .formatted(what, field.getName(), String.join(", ", known.keySet())));
      }
      if (!plain(field.getDataType()).equals(plain(type))) {
        throw new ValidationException(
            "the column %s of %s is %s, not %s"
                .formatted(field.getName(), what, plain(type), plain(field.getDataType())));
      }
    }
  }

  /** The type's name, whether NULL is allowed or not. */
  private static String plain(DataType type) {
    return type.getLogicalType().asSummaryString().replace(" NOT NULL", "");
  }
}

package io.stepwell.functions.tables;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.table.expressions.CallExpression;
import org.apache.flink.table.expressions.Expression;
import org.apache.flink.table.expressions.FieldReferenceExpression;
import org.apache.flink.table.expressions.ResolvedExpression;
import org.apache.flink.table.expressions.ValueLiteralExpression;
import org.apache.flink.table.functions.BuiltInFunctionDefinitions;
import org.apache.flink.table.functions.FunctionDefinition;

/** Understands the conditions that the connector can make use of: a column equals some values. */
final class Conditions {

  private Conditions() {}

  /** A column and the values that it may have. */
  private record Equality(String column, Set<Object> values) {}

  /** What is chosen once a condition holds too; empty if it says nothing of use. */
  static Optional<Chosen> narrow(Chosen chosen, ResolvedExpression condition) {
    return equality(condition)
        .filter(found -> Chosen.COLUMNS.contains(found.column()))
        .map(found -> chosen.and(found.column(), found.values()));
  }

  private static Optional<Equality> equality(Expression condition) {
    if (!(condition instanceof CallExpression call)) {
      return Optional.empty();
    }
    FunctionDefinition function = call.getFunctionDefinition();
    if (function.equals(BuiltInFunctionDefinitions.EQUALS)) {
      return equals(call.getChildren().get(0), call.getChildren().get(1))
          .or(() -> equals(call.getChildren().get(1), call.getChildren().get(0)));
    }
    return function.equals(BuiltInFunctionDefinitions.OR)
        ? either(call.getChildren())
        : Optional.empty();
  }

  private static Optional<Equality> equals(Expression column, Expression value) {
    if (column instanceof FieldReferenceExpression field
        && value instanceof ValueLiteralExpression literal) {
      return literal
          .getValueAs(field.getOutputDataType().getConversionClass())
          .map(known -> new Equality(field.getName(), Set.of(known)));
    }
    return Optional.empty();
  }

  private static Optional<Equality> either(List<Expression> conditions) {
    Set<Object> values = new HashSet<>();
    Set<String> columns = new HashSet<>();
    for (Expression condition : conditions) {
      Optional<Equality> equality = equality(condition);
      if (equality.isEmpty()) {
        return Optional.empty();
      }
      columns.add(equality.get().column());
      values.addAll(equality.get().values());
    }
    return columns.size() == 1
        ? Optional.of(new Equality(columns.iterator().next(), values))
        : Optional.empty();
  }
}

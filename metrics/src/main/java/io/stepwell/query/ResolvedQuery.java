package io.stepwell.query;

import io.stepwell.metrics.Method;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A query with the method that it names.
 *
 * @param query as it was asked
 * @param method of the metric's type
 * @param argument zero for a method that takes none
 * @param warnings what was understood though it was written otherwise
 */
public record ResolvedQuery(
    Query query, Method<?> method, BigDecimal argument, List<String> warnings) {

  public ResolvedQuery {
    warnings = List.copyOf(warnings);
  }

  static ResolvedQuery of(Query query, MetricType type) {
    MethodCall call = query.call();
    Optional<Method<?>> method = type.method(call.method());
    if (method.isPresent()) {
      return new ResolvedQuery(query, method.get(), argument(method.get(), call), List.of());
    }
    MethodNames.OtherName other =
        MethodNames.understood(call.method(), type)
            .orElseThrow(() -> QueryException.badData(MethodNames.complaint(call, type)));
    return new ResolvedQuery(
        query, other.method(), argument(other.method(), call), List.of(other.warning()));
  }

  private static BigDecimal argument(Method<?> method, MethodCall call) {
    Parameter parameter = method.parameter();
    List<BigDecimal> arguments = call.arguments();
    if (parameter == Parameter.NONE && arguments.isEmpty()) {
      return BigDecimal.ZERO;
    }
    if (parameter != Parameter.NONE && arguments.size() != 1) {
      throw QueryException.badData(
          method.name() + " takes one argument, as in " + MethodNames.example(method));
    }
    parameter
        .complaint(arguments.get(0))
        .ifPresent(
            complaint -> {
              throw QueryException.badData(method.name() + " " + complaint);
            });
    return arguments.get(0);
  }
}

package io.stepwell.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A method as a query asks for it, not yet held against any metric type.
 *
 * @param method its name as written
 * @param arguments what stands in its parentheses, the very decimals that were written
 * @param by the labels to keep, each once, without {@code __name__} and {@code test_run_id}, which
 *     are always kept
 */
public record MethodCall(String method, List<BigDecimal> arguments, List<String> by) {

  public MethodCall {
    arguments = List.copyOf(arguments);
    by = List.copyOf(by);
  }

  /** Name and arguments, such as {@code max_rate(5)}. */
  public String signature() {
    if (arguments.isEmpty()) {
      return method;
    }
    return arguments.stream()
        .map(BigDecimal::toPlainString)
        .collect(Collectors.joining(",", method + "(", ")"));
  }

  /** The same call, keeping one label more. */
  MethodCall alsoBy(String label) {
    return new MethodCall(method, arguments, Stream.concat(by.stream(), Stream.of(label)).toList());
  }

  @Override
  public String toString() {
    return signature() + printBy(by);
  }

  static String printBy(List<String> by) {
    if (by.isEmpty()) {
      return "";
    }
    return by.stream().map(Scanner::print).collect(Collectors.joining(",", " by (", ")"));
  }
}

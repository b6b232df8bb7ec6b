package io.stepwell.functions.sql;

import io.stepwell.metrics.Aggregate;
import io.stepwell.query.SpanMethod;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code K6_METHOD(part, 'histogram_quantile(0.95)', seconds)}: a method of the part's metric type,
 * asked of a span of so many seconds. {@code K6_METHOD(part, 'max_rate(5)', from, to)} tells where
 * the span lies, in seconds since the epoch, {@code to} not included; that is what {@code max_rate}
 * needs, of a part whose seconds {@code K6_MERGE(part, second)} has kept apart.
 *
 * <p>{@code value}, {@code cumrate} and all others that count since the run's start are asked of
 * the part of all that came since then, with the seconds since then. A part that is NULL is one
 * without samples: what counts gives 0, all else NULL.
 */
public final class K6Method extends ScalarFunction {

  private static final long serialVersionUID = 1L;

  /** A query asks few methods, the same ones for each row. */
  private transient @Nullable Map<String, SpanMethod> methods;

  /** The method's value for a span of that length. */
  public @Nullable Double eval(
      byte @Nullable [] part, @Nullable String method, @Nullable Double seconds) {
    if (method == null || seconds == null) {
      return null;
    }
    SpanMethod asked = method(method);
    return boxed(
        part == null ? asked.ofNothing(seconds) : asked.of(PartBytes.read(part).all(), seconds));
  }

  /** The method's value for the span from one second to another. */
  public @Nullable Double eval(
      byte @Nullable [] part, @Nullable String method, @Nullable Long from, @Nullable Long to) {
    if (method == null || from == null || to == null) {
      return null;
    }
    MergedPart merged = part == null ? new MergedPart() : PartBytes.read(part);
    if (merged.isEmpty() || merged.whole().isPresent()) {
      return eval(part, method, (double) (to - from));
    }
    Map<Long, Aggregate> seconds = merged.seconds();
    return boxed(method(method).of(new TreeMap<>(seconds), from, to));
  }

  private SpanMethod method(String text) {
    Map<String, SpanMethod> known = methods;
    if (known == null) {
      known = new HashMap<>();
      methods = known;
    }
    return known.computeIfAbsent(text, SpanMethod::parse);
  }

  private static @Nullable Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}

package io.stepwell.query;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.Method;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Span;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * A method that is asked of a span whose parts somebody else has chosen, grouped and merged, as SQL
 * does. The span counts as one that begins with its run: methods that count since the run's start
 * are asked of what was merged from there on. For use by one thread.
 */
public final class SpanMethod {

  private final Query query;
  private final Map<MetricType, ResolvedQuery> resolved = new EnumMap<>(MetricType.class);

  private SpanMethod(Query query) {
    this.query = query;
  }

  /**
   * Reads a method with its argument, such as {@code histogram_quantile(0.95)}.
   *
   * @throws QueryException if it is none, or more than that
   */
  public static SpanMethod parse(String text) {
    Query query = Query.parse(text);
    if (query.aggregator().isPresent() || !query.call().by().isEmpty()) {
      throw QueryException.badData(
          query
              + " groups series too, and here they are merged already; write the method alone, as"
              + " in "
              + query.call().signature());
    }
    return new SpanMethod(query);
  }

  /**
   * The method's value for a span that is merged into one state.
   *
   * @param seconds the span's length, above 0
   * @return empty if there is no value, as for the last value of no samples
   * @throws QueryException if the state's type lacks the method, or the method has to look inside
   *     the span
   */
  public OptionalDouble of(Aggregate merged, double seconds) {
    if (!(seconds > 0)) {
      throw QueryException.badData("a span is longer than 0 seconds, and this one is " + seconds);
    }
    return value(
        resolve(merged.type()), new MergedSpan<>(query.call().signature(), merged, seconds));
  }

  /**
   * The method's value for the span from {@code from} (inclusive) to {@code to} (exclusive).
   *
   * @param steps the state of each second, all of one type; at least one
   * @throws QueryException if the type lacks the method, or the span is empty
   */
  public OptionalDouble of(SortedMap<Long, Aggregate> steps, long from, long to) {
    if (from >= to) {
      throw QueryException.badData("a span ends after it begins, not from " + from + " to " + to);
    }
    MetricType type = steps.values().iterator().next().type();
    GroupSpan<?> span = new GroupSpan<>(type, List.of(new StateSteps(steps)), from);
    span.moveTo(from, to);
    return value(resolve(type), span);
  }

  /**
   * The method's value where there is no sample: 0 for what counts, none for all others. The type
   * is the one that has a method of that name.
   *
   * @throws QueryException if none has
   */
  public OptionalDouble ofNothing(double seconds) {
    for (MetricType type : MetricType.values()) {
      if (type.method(query.call().method()).isPresent()) {
        return of(type.empty(), seconds);
      }
    }
    throw QueryException.badData(query.call().signature() + " is not a method of any metric type");
  }

  private ResolvedQuery resolve(MetricType type) {
    return resolved.computeIfAbsent(type, query::resolve);
  }

  // The method is one of the type that the span's states are of.
  @SuppressWarnings("unchecked")
  private static <A extends Aggregate> OptionalDouble value(ResolvedQuery asked, Span<A> span) {
    Method<A> method = (Method<A>) asked.method();
    double value = method.formula().of(span, asked.argument());
    // As in answers: what is not finite is no value, and there is no negative zero.
    return Double.isFinite(value) ? OptionalDouble.of(value + 0.0) : OptionalDouble.empty();
  }

  /** The states of some seconds as the steps of one series. */
  private record StateSteps(SortedMap<Long, Aggregate> steps) implements SeriesSteps {

    @Override
    public Labels labels() {
      return Labels.none();
    }

    @Override
    public long firstSecond() {
      return steps.firstKey();
    }

    @Override
    public long lastSecond() {
      return steps.lastKey();
    }

    @Override
    public void mergeInto(Aggregate target, long from, long to) {
      steps.subMap(from, to).values().forEach(target::merge);
    }
  }
}

package io.stepwell.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.ListArbitrary;

/**
 * What every metric type promises, once for all of them: states are a commutative monoid, and it
 * does not matter how samples are divided. States are the same if every method says the same.
 */
@PropertyDefaults(tries = 200, edgeCases = EdgeCasesMode.NONE)
class AggregateLawsTest {

  private static final List<BigDecimal> QUANTILES =
      List.of(
          BigDecimal.ZERO,
          new BigDecimal("0.07"),
          new BigDecimal("0.5"),
          new BigDecimal("0.95"),
          BigDecimal.ONE);

  /** When, and what. */
  record Seen(long epochNanos, double value) {}

  @Property
  void mergeIsAssociative(
      @ForAll MetricType type,
      @ForAll("samples") List<Seen> a,
      @ForAll("samples") List<Seen> b,
      @ForAll("samples") List<Seen> c) {
    Aggregate leftFirst = merged(merged(state(type, a), state(type, b)), state(type, c));
    Aggregate rightFirst = merged(state(type, a), merged(state(type, b), state(type, c)));
    same(leftFirst, rightFirst);
  }

  @Property
  void mergeIsCommutative(
      @ForAll MetricType type, @ForAll("samples") List<Seen> a, @ForAll("samples") List<Seen> b) {
    same(merged(state(type, a), state(type, b)), merged(state(type, b), state(type, a)));
  }

  @Property
  void emptyIsTheIdentity(@ForAll MetricType type, @ForAll("samples") List<Seen> samples) {
    same(merged(type.empty(), state(type, samples)), state(type, samples));
    same(merged(state(type, samples), type.empty()), state(type, samples));
    assertThat(state(type, samples).isEmpty()).isEqualTo(samples.isEmpty());
  }

  @Property
  void observingAllIsMergingAnySplit(
      @ForAll MetricType type,
      @ForAll("samples") List<Seen> samples,
      @ForAll("partition") List<Integer> partition) {
    List<Aggregate> parts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      parts.add(type.empty());
    }
    for (int i = 0; i < samples.size(); i++) {
      int part = partition.get(i % partition.size());
      parts.get(part).observe(samples.get(i).epochNanos(), samples.get(i).value());
    }
    Aggregate all = type.empty();
    parts.forEach(all::merge);
    same(all, state(type, samples));
  }

  @Property
  void mergingLeavesTheOtherAsItWas(
      @ForAll MetricType type, @ForAll("samples") List<Seen> a, @ForAll("samples") List<Seen> b) {
    Aggregate other = state(type, b);
    Aggregate merged = merged(state(type, a), other);
    merged.observe(0, 1e6);
    same(other, state(type, b));
  }

  @Property
  void readingGivesWhatWasWritten(@ForAll MetricType type, @ForAll("samples") List<Seen> samples) {
    Aggregate state = state(type, samples);
    StateColumns columns = new StateColumns();
    state.write(columns);
    Aggregate read = type.read(columns);
    same(read, state);
    same(merged(read, state(type, samples)), merged(state, state(type, samples)));
  }

  /** Stored rows of states that were written are merged like the states themselves. */
  @Property
  void mergingRowsIsMergingStates(
      @ForAll MetricType type, @ForAll("parts") List<List<Seen>> parts) {
    Aggregate fromStates = type.empty();
    RowsOf rows = new RowsOf(type, parts.size());
    for (List<Seen> part : parts) {
      fromStates.merge(state(type, part));
      rows.add(state(type, part));
    }
    Aggregate fromRows = type.empty();
    StepColumns columns = rows.columns();
    int middle = parts.size() / 2;
    fromRows.merge(columns, 0, middle);
    fromRows.merge(columns, middle, parts.size());
    same(fromRows, fromStates);
  }

  @Provide
  ListArbitrary<Seen> samples() {
    Arbitrary<Long> times = Arbitraries.longs().between(1_000_000_000L, 1_000_000_003L);
    Arbitrary<Double> values =
        Arbitraries.oneOf(
            Arbitraries.integers().between(-3, 9).map(Integer::doubleValue),
            Arbitraries.integers().between(0, 100_000).map(i -> i / 1000.0));
    return Combinators.combine(times, values).as(Seen::new).list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<List<Seen>>> parts() {
    return samples().list().ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<Integer>> partition() {
    return Arbitraries.integers().between(0, 4).list().ofMinSize(1).ofMaxSize(30);
  }

  private static Aggregate state(MetricType type, List<Seen> samples) {
    Aggregate state = type.empty();
    samples.forEach(sample -> state.observe(sample.epochNanos(), sample.value()));
    return state;
  }

  private static Aggregate merged(Aggregate into, Aggregate other) {
    into.merge(other);
    return into;
  }

  private static void same(Aggregate one, Aggregate other) {
    assertThat(one.isEmpty()).isEqualTo(other.isEmpty());
    Map<String, Double> expected = said(other);
    said(one)
        .forEach(
            (method, value) -> {
              double wanted = expected.getOrDefault(method, Double.NaN);
              if (Double.isNaN(wanted)) {
                assertThat(value).as(method).isNaN();
              } else {
                // Sums and means are the same up to rounding, all else is exactly.
                double rounding = Math.max(1e-9, 1e-9 * Math.abs(wanted));
                assertThat(value).as(method).isCloseTo(wanted, within(rounding));
              }
            });
  }

  private static Map<String, Double> said(Aggregate state) {
    Map<String, Double> said = new LinkedHashMap<>();
    for (Method<?> method : state.type().methods()) {
      switch (method.parameter()) {
        case NONE -> said.put(method.name(), apply(method, state, BigDecimal.ZERO));
        case SECONDS -> said.put(method.name(), apply(method, state, BigDecimal.TEN));
        case QUANTILE ->
            QUANTILES.forEach(q -> said.put(method.name() + q, apply(method, state, q)));
      }
    }
    return said;
  }

  @SuppressWarnings("unchecked")
  private static <A extends Aggregate> double apply(
      Method<A> method, Aggregate state, BigDecimal argument) {
    return method.formula().of(new OneSpan<>((A) state), argument);
  }
}

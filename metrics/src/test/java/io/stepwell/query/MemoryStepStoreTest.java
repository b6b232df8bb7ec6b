package io.stepwell.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Column;
import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.metrics.StepColumns;
import io.stepwell.metrics.Trend;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MemoryStepStoreTest {

  private static final SeriesKey LOGIN = new SeriesKey("m", Labels.of(Map.of("name", "login")));
  private static final long NANOS = 1_000_000_000L;

  private final MemoryStepStore store = new MemoryStepStore();

  @Test
  void anEmptyStoreKnowsNothing() {
    assertThat(store.extent(1)).isEmpty();
    assertThat(store.metrics(1)).isEmpty();
    assertThat(store.series(1)).isEmpty();
    assertThat(store.steps(1, "m", labels -> true, Set.of())).isEmpty();
  }

  @Test
  void samplesAndPartsOfASecondMakeOneStep() {
    store.add(new Sample(1, LOGIN, MetricType.COUNTER, 5 * NANOS + 1, 2));
    store.add(part(Resolution.BASE, 5, 3));
    store.add(part(Resolution.BASE, 9, 4));
    assertThat(store.extent(1)).contains(new RunExtent(1, 5, 10));
    assertThat(store.metrics(1)).containsExactly(new MetricInfo("m", MetricType.COUNTER));
    assertThat(store.series(1)).containsExactly(LOGIN);
    SeriesSteps steps = only(MetricType.COUNTER.columns());
    assertThat(steps.labels()).isEqualTo(LOGIN.labels());
    assertThat(steps.firstSecond()).isEqualTo(5);
    assertThat(steps.lastSecond()).isEqualTo(9);
    assertThat(sum(steps, 0, 9)).isEqualTo(5);
    assertThat(sum(steps, 6, 10)).isEqualTo(4);
  }

  @Test
  void whatWasHandedOutStaysAsItWas() {
    store.add(part(Resolution.BASE, 5, 3));
    SeriesSteps before = only(MetricType.COUNTER.columns());
    store.add(part(Resolution.BASE, 5, 3));
    assertThat(sum(before, 0, 10)).isEqualTo(3);
    assertThat(sum(only(MetricType.COUNTER.columns()), 0, 10)).isEqualTo(6);
  }

  @Test
  void aPartStaysTheOwnersOwn() {
    Part part = part(Resolution.BASE, 5, 3);
    store.add(part);
    store.add(part);
    assertThat(sum(only(MetricType.COUNTER.columns()), 0, 10)).isEqualTo(6);
    assertThat(((Counter) part.aggregate()).sum()).isEqualTo(3);
  }

  @Test
  void anEmptyPartIsNothing() {
    store.add(new Part(1, LOGIN, Resolution.BASE, 5, new Counter()));
    assertThat(store.extent(1)).isEmpty();
  }

  @Test
  void sketchesAreLeftOutUnlessAskedFor() {
    store.add(new Sample(1, LOGIN, MetricType.TREND, 0, 7));
    Trend without = new Trend();
    EnumSet<Column> columns = MetricType.TREND.columns();
    columns.remove(Column.SKETCH);
    only(columns).mergeInto(without, 0, 1);
    Trend with = new Trend();
    only(MetricType.TREND.columns()).mergeInto(with, 0, 1);
    assertThat(without.mean()).isEqualTo(7);
    assertThat(without.bytes()).isLessThanOrEqualTo(with.bytes());
  }

  @Test
  void refusesRollupsAndOtherTypes() {
    assertThatThrownBy(() -> store.add(part(60, 0, 1)))
        .hasMessage("a part of 60 s is no base step");
    store.add(part(Resolution.BASE, 5, 3));
    SeriesKey other = new SeriesKey("m", Labels.none());
    assertThatThrownBy(() -> store.add(new Sample(1, other, MetricType.TREND, 0, 1)))
        .hasMessage("m is a counter in run 1, not a trend");
    assertThat(store.series(1)).containsExactly(LOGIN);
  }

  /** Against a look at every row. */
  @Property
  void columnsFindTheirSeconds(
      @ForAll @Size(min = 1, max = 20) Set<@LongRange(min = -20, max = 40) Long> seconds,
      @ForAll @LongRange(min = -30, max = 50) long from,
      @ForAll @LongRange(min = 0, max = 40) long length) {
    long[] sorted = seconds.stream().mapToLong(Long::longValue).sorted().toArray();
    long[] counts = new long[sorted.length];
    double[] sums = new double[sorted.length];
    double expected = 0;
    for (int i = 0; i < sorted.length; i++) {
      sums[i] = 1L << i;
      expected += sorted[i] >= from && sorted[i] < from + length ? sums[i] : 0;
    }
    StepColumns columns =
        StepColumns.at(sorted).counts(Column.COUNT, counts).numbers(Column.SUM, sums).build();
    assertThat(sum(new ColumnSteps(Labels.none(), columns), from, from + length))
        .isEqualTo(expected);
  }

  private SeriesSteps only(Set<Column> columns) {
    List<SeriesSteps> steps = store.steps(1, "m", labels -> labels.has("name"), columns);
    assertThat(steps).hasSize(1);
    return steps.get(0);
  }

  private static Part part(int resolution, long second, double value) {
    Aggregate state = new Counter();
    state.observe(second * NANOS, value);
    return new Part(1, LOGIN, resolution, second, state);
  }

  private static double sum(SeriesSteps steps, long from, long to) {
    Counter sum = new Counter();
    steps.mergeInto(sum, from, to);
    return sum.sum();
  }
}

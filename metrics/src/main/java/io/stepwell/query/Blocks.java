package io.stepwell.query;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.BlockQuantiles;
import io.stepwell.metrics.Draws;
import io.stepwell.metrics.Method;
import io.stepwell.metrics.Nature;
import io.stepwell.metrics.Parameter;
import io.stepwell.metrics.Trend;
import io.stepwell.query.Engine.RunMetric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One group of series of one run, cut into blocks of time that are as long as each other but for a
 * second.
 */
final class Blocks {

  private static final int MOST = 60;
  private static final int FEW = 8;
  private static final int LEAST_SECONDS = 2;
  private static final double LENGTH = 1.5;

  private final RunMetric metric;
  private final List<Aggregate> states = new ArrayList<>();
  private final long[] bounds;

  private Blocks(RunMetric metric, int count) {
    this.metric = metric;
    this.bounds = new long[count + 1];
    RunExtent extent = metric.extent();
    for (int i = 0; i <= count; i++) {
      bounds[i] = extent.start() + (extent.end() - extent.start()) * i / count;
    }
  }

  /**
   * How many blocks suit a run: they get longer with the cube root of its length, as they have to
   * for what lasts in it to stay inside of one (Hall, Horowitz and Jing 1995).
   *
   * @param seconds the run's length
   */
  static int count(long seconds) {
    long few = Math.min(FEW, seconds / LEAST_SECONDS);
    long suits = (long) (seconds / (LENGTH * Math.cbrt((double) seconds)));
    return (int) Math.max(1, Math.max(few, Math.min(MOST, suits)));
  }

  static Blocks of(RunMetric metric, List<SeriesSteps> group, int count) {
    Blocks blocks = new Blocks(metric, count);
    for (int i = 0; i < count; i++) {
      Aggregate state = metric.type().empty();
      for (SeriesSteps series : group) {
        if (series.firstSecond() < blocks.bounds[i + 1]
            && series.lastSecond() >= blocks.bounds[i]) {
          series.mergeInto(state, blocks.bounds[i], blocks.bounds[i + 1]);
        }
      }
      blocks.states.add(state);
    }
    return blocks;
  }

  /** How many samples they hold. */
  long samples() {
    return states.stream().mapToLong(Aggregate::samples).sum();
  }

  /** How many of them have a sample. */
  int filled() {
    return (int) states.stream().filter(state -> !state.isEmpty()).count();
  }

  /** The method's value for each draw; none where it is not finite. At least one has a sample. */
  WindowValues drawn(ResolvedQuery resolved, Draws draws) {
    WindowValues values = new WindowValues(Draws.COUNT);
    if (resolved.method().parameter() == Parameter.QUANTILE) {
      List<Trend> trends = states.stream().map(Trend.class::cast).toList();
      BlockQuantiles quantiles = new BlockQuantiles(trends, resolved.argument());
      double[] errors = draws.errors(metric.extent().run());
      for (int draw = 0; draw < Draws.COUNT; draw++) {
        values.set(draw, quantiles.of(draws, draw, errors[draw]));
      }
    } else {
      for (int draw = 0; draw < Draws.COUNT; draw++) {
        values.set(draw, value(resolved.method(), resolved.argument(), draws, draw));
      }
    }
    return values;
  }

  // A type's methods and its states are of one class: both stand in that type's file.
  @SuppressWarnings("unchecked")
  private <A extends Aggregate> double value(
      Method<A> method, BigDecimal argument, Draws draws, int draw) {
    Aggregate merged = metric.type().empty();
    long seconds = 0;
    for (int block = 0; block < states.size(); block++) {
      seconds += draws.times(draw, block) * (bounds[block + 1] - bounds[block]);
      for (int times = draws.times(draw, block); times > 0; times--) {
        merged.merge(states.get(block));
      }
    }
    double value =
        method.formula().of(new MergedSpan<>(method.name(), (A) merged, seconds), argument);
    // A draw is a little longer or shorter than the run, and a total grows with it.
    return method.nature() == Nature.TOTAL
        ? value * (bounds[bounds.length - 1] - bounds[0]) / seconds
        : value;
  }
}

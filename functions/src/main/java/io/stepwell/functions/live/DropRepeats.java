package io.stepwell.functions.live;

import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets each push through once. k6 sends a push again when it got no answer, although the first may
 * have been stored, and whoever writes to Kafka may do the same.
 */
public final class DropRepeats
    extends KeyedProcessFunction<Tuple2<Long, String>, PlacedPush, PlacedPush> {

  /** How long a push is remembered: k6 gives up after seconds, a queue in between after hours. */
  public static final Duration MEMORY = Duration.ofHours(24);

  private static final long serialVersionUID = 1L;

  /** After how many entries that RocksDB clears up it looks at the clock again. */
  private static final long CLOCK_READINGS = 1000;

  private transient ValueState<Boolean> seen;
  private transient Counter pushes;
  private transient Counter repeats;

  @Override
  public void open(OpenContext context) {
    ValueStateDescriptor<Boolean> descriptor = new ValueStateDescriptor<>("seen", Types.BOOLEAN);
    descriptor.enableTimeToLive(
        StateTtlConfig.newBuilder(MEMORY)
            .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
            .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
            .cleanupInRocksdbCompactFilter(CLOCK_READINGS)
            .build());
    seen = getRuntimeContext().getState(descriptor);
    pushes = getRuntimeContext().getMetricGroup().counter(LiveFigures.PUSHES);
    repeats = getRuntimeContext().getMetricGroup().counter(LiveFigures.REPEATS);
  }

  @Override
  public void processElement(PlacedPush placed, Context context, Collector<PlacedPush> out)
      throws Exception {
    if (seen.value() != null) {
      repeats.inc();
      return;
    }
    seen.update(true);
    pushes.inc();
    out.collect(placed);
  }
}

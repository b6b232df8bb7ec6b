package io.stepwell.functions.remotewrite;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Makes points of parts, every few seconds, for each block of each run.
 *
 * <p>Why a restart sends nothing that contradicts what was sent before: points are fixed before a
 * checkpoint and go out after it, so whatever was sent is known to the state that a restart begins
 * with. Of that it sends the newest point of each series once more, and goes on behind it.
 *
 * <p>Grids lie on the heap, as each part changes one; into the state they go with each checkpoint.
 */
public final class Resample extends AbstractStreamOperator<Points>
    implements OneInputStreamOperator<BlockParts, Points> {

  private static final long serialVersionUID = 1L;

  private static final String STATE = "grids";
  private static final long LOOK_MILLIS = 200;

  /** A run is over when nothing of it has come for so long. */
  private static final Duration OVER = Duration.ofMinutes(10);

  /** What comes even later than this may be refused by receivers. */
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  private transient Map<BlockKey, Grid> grids;
  private transient Set<BlockKey> changed;
  private transient List<BlockKey> restored;
  private transient ValueState<Grid> state;
  private transient StreamRecord<Points> record;
  private transient Counter left;
  private transient ScheduledFuture<?> looks;
  private transient Notices notices;

  @Override
  public void open() throws Exception {
    super.open();
    grids = new LinkedHashMap<>();
    changed = new HashSet<>();
    record = new StreamRecord<>(new PointsSerializer().createInstance());
    notices = new Notices();
    left = getMetricGroup().counter(RemoteWriteFigures.LEFT_OUT);
    state = getPartitionedState(new ValueStateDescriptor<>(STATE, new GridSerializer()));
    restore();
    looks = getProcessingTimeService().scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS);
  }

  @Override
  public void close() throws Exception {
    if (looks != null) {
      looks.cancel(false);
    }
    super.close();
  }

  private void restore() throws Exception {
    List<Tuple2<Long, String>> keys;
    try (Stream<Tuple2<Long, String>> stored =
        this.<Tuple2<Long, String>>getKeyedStateBackend().getKeys(STATE, VoidNamespace.INSTANCE)) {
      keys = stored.toList();
    }
    for (Tuple2<Long, String> key : keys) {
      setCurrentKey(key);
      grids.put(BlockKey.of(key), state.value());
    }
    restored = List.copyOf(grids.keySet());
  }

  @Override
  public void processElement(StreamRecord<BlockParts> element) {
    BlockParts parts = element.getValue();
    Grid grid = grids.computeIfAbsent(parts.block(), key -> new Grid(parts.seconds()));
    grid.resize(parts.seconds());
    long now = getProcessingTimeService().getCurrentProcessingTime();
    long refused = parts.parts().stream().filter(part -> !grid.take(part, now)).count();
    if (refused > 0) {
      left.inc(refused);
      notices.tell(
          "series of " + parts.block(),
          "%s of run %d is not sent whole: it has more than %d series, or two of one name; keep fewer"
                  .formatted(parts.block().block(), parts.block().run(), Grid.MOST_LINES)
              + " tags, or give targets other names");
    }
    changed.add(parts.block());
  }

  private void look(long now) throws Exception {
    goOn(now);
    for (Map.Entry<BlockKey, Grid> entry : grids.entrySet()) {
      if (entry.getValue().fixDue(now)) {
        changed.add(entry.getKey());
      }
      giveUp(entry.getKey(), entry.getValue().giveUpOldest());
    }
    forget(now);
  }

  /** Once, and before anything newer. */
  private void goOn(long now) {
    for (BlockKey key : restored) {
      Grid grid = grids.get(key);
      if (grid != null) {
        grid.sendAgain(now, key, this::emit);
        grid.waitAnew(now);
      }
    }
    restored = List.of();
  }

  private void giveUp(BlockKey key, int windows) {
    if (windows > 0) {
      left.inc(windows);
      notices.tell(
          "checkpoint of " + key,
          "%s of run %d is not sent whole, as no checkpoint comes about"
              .formatted(key.block(), key.run()));
    }
  }

  private void forget(long now) throws Exception {
    for (Map.Entry<BlockKey, Grid> entry : List.copyOf(grids.entrySet())) {
      Grid grid = entry.getValue();
      if (grid.isIdleSince(now - FORGOTTEN.toMillis())) {
        setCurrentKey(entry.getKey().tuple());
        state.clear();
        grids.remove(entry.getKey());
        changed.remove(entry.getKey());
      } else if (!grid.series().isEmpty() && grid.isIdleSince(now - OVER.toMillis())) {
        grid.forget();
        changed.add(entry.getKey());
      }
    }
  }

  private void emit(Points points) {
    output.collect(record.replace(points));
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    for (BlockKey key : changed) {
      Grid grid = grids.get(key);
      if (grid != null) {
        setCurrentKey(key.tuple());
        state.update(grid);
        grid.knownTo(context.getCheckpointId());
      }
    }
    changed.clear();
  }

  @Override
  public void notifyCheckpointComplete(long id) throws Exception {
    super.notifyCheckpointComplete(id);
    goOn(getProcessingTimeService().getCurrentProcessingTime());
    grids.forEach((key, grid) -> grid.release(id, key, this::emit));
  }
}

package io.stepwell.functions.live;

import io.stepwell.functions.PartSerializer;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.SeriesKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Merges parts before they are sent on, so that of what one task reads in a while only one part a
 * series and second goes through the shuffle and into keyed state.
 *
 * <p>What it holds goes out when it is much, after a while, before each checkpoint and at the end;
 * so nothing has to be kept in a checkpoint.
 */
public final class MergeAhead extends AbstractStreamOperator<Part>
    implements OneInputStreamOperator<Part, Part>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  private static final int MOST_PARTS = 1 << 16;
  private static final long MOST_BYTES = 16L << 20;

  private final Duration linger;

  private transient Map<Cell, Part> cells;
  private transient long bytes;
  private transient Linger waiting;
  private transient StreamRecord<Part> record;

  /**
   * @param linger how long a part may wait for others
   */
  public MergeAhead(Duration linger) {
    this.linger = linger;
  }

  /** What merges: a series that was sent with two types is two. */
  private record Cell(long run, SeriesKey series, MetricType type, long second) {
    static Cell of(Part part) {
      return new Cell(part.run(), part.series(), part.aggregate().type(), part.second());
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    cells = new HashMap<>();
    waiting = new Linger(getProcessingTimeService(), linger, this::flush);
    record = new StreamRecord<>(new PartSerializer().createInstance());
  }

  @Override
  public void processElement(StreamRecord<Part> element) {
    Part part = element.getValue();
    Part known = cells.putIfAbsent(Cell.of(part), part);
    if (known != null) {
      known.aggregate().merge(part.aggregate());
    }
    bytes += part.aggregate().bytes();
    if (cells.size() >= MOST_PARTS || bytes >= MOST_BYTES) {
      flush();
    } else {
      waiting.began();
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    flush();
  }

  @Override
  public void endInput() {
    flush();
  }

  private void flush() {
    cells.values().forEach(part -> output.collect(record.replace(part)));
    cells.clear();
    bytes = 0;
  }
}

package io.stepwell.functions;

import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.schemas.lake.SeriesEntry;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Adds the rollups of each series behind its steps, and one entry for the series index. For batch
 * jobs: there the steps of a series come together and in order of time, and after the last of them
 * the series is complete. Should they not come together, entries and rows are still mergeable
 * parts.
 */
public final class RollupOperator extends AbstractStreamOperator<Part>
    implements OneInputStreamOperator<Part, Part>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  /** One entry for each series. */
  public static final OutputTag<SeriesEntry> SERIES =
      new OutputTag<>("series", RecordTypeInfo.seriesEntries());

  /** The accumulator of series seen. */
  public static final String SERIES_COUNT = "series";

  private transient @Nullable Open open;
  private transient LongCounter count;
  private transient StreamRecord<Part> record;

  @Override
  public void open() throws Exception {
    super.open();
    record = new StreamRecord<>(new PartSerializer().createInstance());
    count = new LongCounter();
    getRuntimeContext().addAccumulator(SERIES_COUNT, count);
  }

  @Override
  public void processElement(StreamRecord<Part> element) {
    Part part = element.getValue();
    Open series = open;
    if (series == null || !series.isOf(part)) {
      complete();
      series = new Open(part);
      open = series;
    }
    series.add(part);
    output.collect(element);
  }

  @Override
  public void endInput() {
    complete();
    TaskReport report = TaskReport.ofSeries(count.getLocalValuePrimitive());
    output.collect(TaskReport.SIDE, new StreamRecord<>(report));
  }

  private void complete() {
    if (open == null) {
      return;
    }
    Set<Integer> resolutions = new HashSet<>(Set.of(Resolution.BASE));
    for (RollupLevel level : open.rollups.worthStoring()) {
      resolutions.add(level.resolution());
      level.rows().forEach(this::emit);
    }
    output.collect(SERIES, new StreamRecord<>(open.entry(resolutions)));
    count.add(1L);
    open = null;
  }

  private void emit(Part part) {
    output.collect(record.replace(part));
  }

  private static final class Open {
    private final long run;
    private final SeriesKey key;
    private final Rollups rollups = new Rollups();
    private final long first;
    private Part latest;

    Open(Part part) {
      this.run = part.run();
      this.key = part.series();
      this.first = part.second();
      this.latest = part;
    }

    boolean isOf(Part part) {
      return run == part.run()
          && latest.aggregate().type() == part.aggregate().type()
          && key.equals(part.series());
    }

    void add(Part part) {
      rollups.add(part);
      latest = part;
    }

    SeriesEntry entry(Set<Integer> resolutions) {
      return new SeriesEntry(
          run, key, latest.aggregate().type(), first, latest.second(), resolutions);
    }
  }
}

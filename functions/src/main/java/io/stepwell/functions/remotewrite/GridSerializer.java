package io.stepwell.functions.remotewrite;

import io.stepwell.functions.AggregateCodec;
import io.stepwell.functions.SeriesCodec;
import io.stepwell.functions.StatelessSerializer;
import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.SeriesKey;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How a grid lies in state: its series, then its open windows. Points that are fixed do not lie
 * there but for the newest of each line, as older ones are never sent again.
 */
public final class GridSerializer extends StatelessSerializer<Grid> {

  private static final long serialVersionUID = 1L;

  @Override
  public TypeSerializer<Grid> duplicate() {
    return this;
  }

  @Override
  public Grid createInstance() {
    return new Grid(1);
  }

  @Override
  public void serialize(Grid grid, DataOutputView out) throws IOException {
    out.writeInt(grid.seconds());
    out.writeLong(grid.fixedEnd());
    out.writeLong(grid.fixedAt());
    out.writeLong(grid.takenAt());
    out.writeInt(grid.series().size());
    SeriesCodec codec = new SeriesCodec();
    Map<GridSeries, Integer> numbers = new HashMap<>();
    for (GridSeries series : grid.series()) {
      numbers.put(series, numbers.size());
      codec.write(series.key(), out);
      out.writeByte(series.type().code());
      series.write(out);
    }
    out.writeInt(grid.open().size());
    for (Map.Entry<Long, OpenWindow> window : grid.open().entrySet()) {
      out.writeLong(window.getKey());
      out.writeLong(window.getValue().due());
      out.writeInt(window.getValue().parts().size());
      for (Map.Entry<GridSeries, Aggregate> part : window.getValue().parts().entrySet()) {
        out.writeInt(numbers.getOrDefault(part.getKey(), -1));
        AggregateCodec.write(part.getValue(), out);
      }
    }
  }

  @Override
  public Grid deserialize(DataInputView in) throws IOException {
    Grid grid = new Grid(in.readInt(), in.readLong(), in.readLong(), in.readLong());
    GridSeries[] series = new GridSeries[in.readInt()];
    SeriesCodec codec = new SeriesCodec();
    for (int i = 0; i < series.length; i++) {
      SeriesKey key = codec.read(in);
      series[i] = grid.begin(key, MetricType.ofCode(in.readByte()));
      series[i].read(in);
    }
    int windows = in.readInt();
    for (int i = 0; i < windows; i++) {
      long start = in.readLong();
      OpenWindow window = new OpenWindow(in.readLong());
      for (int parts = in.readInt(); parts > 0; parts--) {
        window.take(series[in.readInt()], AggregateCodec.read(in));
      }
      grid.open().put(start, window);
    }
    return grid;
  }

  @Override
  public TypeSerializerSnapshot<Grid> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Version 1 of the format. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Grid> {
    public Snapshot() {
      super(GridSerializer::new);
    }
  }
}

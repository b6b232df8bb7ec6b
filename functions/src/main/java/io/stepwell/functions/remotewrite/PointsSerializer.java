package io.stepwell.functions.remotewrite;

import io.stepwell.functions.StatelessSerializer;
import io.stepwell.schemas.wire.prometheus.TimeSeries;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How points travel where a task does not send them itself. */
public final class PointsSerializer extends StatelessSerializer<Points> {

  private static final long serialVersionUID = 1L;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<Points> duplicate() {
    return this;
  }

  @Override
  public Points createInstance() {
    return new Points(new BlockKey(0, ""), 0, new TimeSeries[0], new double[0]);
  }

  @Override
  public void serialize(Points points, DataOutputView out) throws IOException {
    points.block().write(out);
    out.writeLong(points.millis());
    out.writeInt(points.size());
    for (int i = 0; i < points.size(); i++) {
      byte[] series = points.series()[i].toByteArray();
      out.writeInt(series.length);
      out.write(series);
      out.writeDouble(points.values()[i]);
    }
  }

  @Override
  public Points deserialize(DataInputView in) throws IOException {
    BlockKey block = BlockKey.read(in);
    long millis = in.readLong();
    TimeSeries[] series = new TimeSeries[in.readInt()];
    double[] values = new double[series.length];
    for (int i = 0; i < series.length; i++) {
      byte[] bytes = new byte[in.readInt()];
      in.readFully(bytes);
      series[i] = TimeSeries.parseFrom(bytes);
      values[i] = in.readDouble();
    }
    return new Points(block, millis, series, values);
  }

  @Override
  public TypeSerializerSnapshot<Points> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Version 1 of the format. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Points> {
    public Snapshot() {
      super(PointsSerializer::new);
    }
  }
}

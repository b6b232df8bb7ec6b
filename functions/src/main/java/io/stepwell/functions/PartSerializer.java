package io.stepwell.functions;

import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.SeriesKey;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How a part travels between tasks and lies in state. */
public final class PartSerializer extends StatelessSerializer<Part> {

  private static final long serialVersionUID = 1L;

  private transient SeriesCodec series = new SeriesCodec();

  @Override
  public TypeSerializer<Part> duplicate() {
    return new PartSerializer();
  }

  @Override
  public Part createInstance() {
    return new Part(0, new SeriesKey("", Labels.none()), Resolution.BASE, 0, new Counter());
  }

  @Override
  public void serialize(Part part, DataOutputView out) throws IOException {
    out.writeLong(part.run());
    out.writeInt(part.resolution());
    out.writeLong(part.second());
    series.write(part.series(), out);
    AggregateCodec.write(part.aggregate(), out);
  }

  @Override
  public Part deserialize(DataInputView in) throws IOException {
    long run = in.readLong();
    int resolution = in.readInt();
    long second = in.readLong();
    return new Part(run, series.read(in), resolution, second, AggregateCodec.read(in));
  }

  private Object readResolve() {
    return new PartSerializer();
  }

  @Override
  public TypeSerializerSnapshot<Part> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Version 1 of the format. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Part> {
    public Snapshot() {
      super(PartSerializer::new);
    }
  }
}

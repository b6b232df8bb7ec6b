package io.stepwell.functions;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How a raw sample travels on its way to the archive. */
public final class SampleSerializer extends StatelessSerializer<Sample> {

  private static final long serialVersionUID = 1L;

  private transient SeriesCodec series = new SeriesCodec();

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<Sample> duplicate() {
    return new SampleSerializer();
  }

  @Override
  public Sample createInstance() {
    return new Sample(0, new SeriesKey("", Labels.none()), MetricType.COUNTER, 0, 0);
  }

  @Override
  public void serialize(Sample sample, DataOutputView out) throws IOException {
    out.writeLong(sample.run());
    series.write(sample.series(), out);
    out.writeByte(sample.type().code());
    out.writeLong(sample.epochNanos());
    out.writeDouble(sample.value());
  }

  @Override
  public Sample deserialize(DataInputView in) throws IOException {
    long run = in.readLong();
    SeriesKey key = series.read(in);
    return new Sample(run, key, MetricType.ofCode(in.readByte()), in.readLong(), in.readDouble());
  }

  private Object readResolve() {
    return new SampleSerializer();
  }

  @Override
  public TypeSerializerSnapshot<Sample> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Version 1 of the format. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Sample> {
    public Snapshot() {
      super(SampleSerializer::new);
    }
  }
}

package io.stepwell.functions;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.schemas.lake.SeriesEntry;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How a row of the series index travels. */
public final class SeriesEntrySerializer extends StatelessSerializer<SeriesEntry> {

  private static final long serialVersionUID = 1L;

  private transient SeriesCodec series = new SeriesCodec();

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<SeriesEntry> duplicate() {
    return new SeriesEntrySerializer();
  }

  @Override
  public SeriesEntry createInstance() {
    SeriesKey none = new SeriesKey("", Labels.none());
    return new SeriesEntry(0, none, MetricType.COUNTER, 0, 0, Set.of());
  }

  @Override
  public void serialize(SeriesEntry entry, DataOutputView out) throws IOException {
    out.writeLong(entry.run());
    series.write(entry.series(), out);
    out.writeByte(entry.type().code());
    out.writeLong(entry.firstSecond());
    out.writeLong(entry.lastSecond());
    out.writeInt(entry.resolutions().size());
    for (int resolution : entry.resolutions()) {
      out.writeInt(resolution);
    }
  }

  @Override
  public SeriesEntry deserialize(DataInputView in) throws IOException {
    long run = in.readLong();
    SeriesKey key = series.read(in);
    MetricType type = MetricType.ofCode(in.readByte());
    long first = in.readLong();
    long last = in.readLong();
    Set<Integer> resolutions = new HashSet<>();
    for (int left = in.readInt(); left > 0; left--) {
      resolutions.add(in.readInt());
    }
    return new SeriesEntry(run, key, type, first, last, resolutions);
  }

  private Object readResolve() {
    return new SeriesEntrySerializer();
  }

  @Override
  public TypeSerializerSnapshot<SeriesEntry> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Version 1 of the format. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SeriesEntry> {
    public Snapshot() {
      super(SeriesEntrySerializer::new);
    }
  }
}

package io.stepwell.functions.live;

import io.stepwell.functions.StatelessSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How a record of a topic travels between tasks. */
public final class TopicRecordSerializer extends StatelessSerializer<TopicRecord> {

  private static final long serialVersionUID = 1L;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<TopicRecord> duplicate() {
    return this;
  }

  @Override
  public TopicRecord createInstance() {
    return new TopicRecord(new TopicPlace("", 0, 0), new byte[0]);
  }

  @Override
  public void serialize(TopicRecord record, DataOutputView out) throws IOException {
    record.place().write(out);
    out.writeInt(record.value().length);
    out.write(record.value());
  }

  @Override
  public TopicRecord deserialize(DataInputView in) throws IOException {
    TopicPlace place = TopicPlace.read(in);
    byte[] value = new byte[in.readInt()];
    in.readFully(value);
    return new TopicRecord(place, value);
  }

  @Override
  public TypeSerializerSnapshot<TopicRecord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Version 1 of the format. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<TopicRecord> {
    public Snapshot() {
      super(TopicRecordSerializer::new);
    }
  }
}

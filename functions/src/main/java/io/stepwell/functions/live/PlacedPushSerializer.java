package io.stepwell.functions.live;

import io.stepwell.functions.StatelessSerializer;
import io.stepwell.schemas.push.PushFormat;
import io.stepwell.schemas.push.PushRecord;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How a push travels between tasks: as it does through Kafka. */
public final class PlacedPushSerializer extends StatelessSerializer<PlacedPush> {

  private static final long serialVersionUID = 1L;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<PlacedPush> duplicate() {
    return this;
  }

  @Override
  public PlacedPush createInstance() {
    return new PlacedPush(
        new TopicPlace("", 0, 0), PushRecord.of(0, "none", PushFormat.V2_PROTOBUF, 0, new byte[0]));
  }

  @Override
  public void serialize(PlacedPush placed, DataOutputView out) throws IOException {
    placed.place().write(out);
    byte[] bytes = placed.push().toBytes();
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  @Override
  public PlacedPush deserialize(DataInputView in) throws IOException {
    TopicPlace place = TopicPlace.read(in);
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new PlacedPush(place, PushRecord.read(bytes));
  }

  @Override
  public TypeSerializerSnapshot<PlacedPush> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Version 1 of the format. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<PlacedPush> {
    public Snapshot() {
      super(PlacedPushSerializer::new);
    }
  }
}

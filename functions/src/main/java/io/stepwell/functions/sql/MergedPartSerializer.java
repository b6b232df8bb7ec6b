package io.stepwell.functions.sql;

import io.stepwell.functions.StatelessSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How a merge that goes on travels between tasks and lies in state. */
public final class MergedPartSerializer extends StatelessSerializer<MergedPart> {

  private static final long serialVersionUID = 1L;

  @Override
  public TypeSerializer<MergedPart> duplicate() {
    return this;
  }

  @Override
  public MergedPart createInstance() {
    return new MergedPart();
  }

  @Override
  public void serialize(MergedPart part, DataOutputView out) throws IOException {
    PartBytes.write(part, out);
  }

  @Override
  public MergedPart deserialize(DataInputView in) throws IOException {
    return PartBytes.read(in);
  }

  @Override
  public TypeSerializerSnapshot<MergedPart> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Version 1 of the format. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<MergedPart> {
    public Snapshot() {
      super(MergedPartSerializer::new);
    }
  }
}

package io.stepwell.functions.remotewrite;

import io.stepwell.functions.PartSerializer;
import io.stepwell.functions.StatelessSerializer;
import io.stepwell.metrics.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How the parts of a block travel between tasks. */
public final class BlockPartsSerializer extends StatelessSerializer<BlockParts> {

  private static final long serialVersionUID = 1L;

  private final PartSerializer parts = new PartSerializer();

  @Override
  public TypeSerializer<BlockParts> duplicate() {
    return new BlockPartsSerializer();
  }

  @Override
  public BlockParts createInstance() {
    return new BlockParts(new BlockKey(0, ""), 1, List.of());
  }

  @Override
  public void serialize(BlockParts block, DataOutputView out) throws IOException {
    block.block().write(out);
    out.writeInt(block.seconds());
    out.writeInt(block.parts().size());
    for (Part part : block.parts()) {
      parts.serialize(part, out);
    }
  }

  @Override
  public BlockParts deserialize(DataInputView in) throws IOException {
    BlockKey key = BlockKey.read(in);
    int seconds = in.readInt();
    int count = in.readInt();
    List<Part> read = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      read.add(parts.deserialize(in));
    }
    return new BlockParts(key, seconds, read);
  }

  @Override
  public TypeSerializerSnapshot<BlockParts> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Version 1 of the format. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<BlockParts> {
    public Snapshot() {
      super(BlockPartsSerializer::new);
    }
  }
}

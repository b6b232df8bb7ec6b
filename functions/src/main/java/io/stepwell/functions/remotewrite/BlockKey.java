package io.stepwell.functions.remotewrite;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A block of a run: what one receiver gets of it, in order.
 *
 * @param run the test run's id
 * @param block the block's name, one of its own among those of the run
 */
public record BlockKey(long run, String block) implements Serializable {

  /** As Flink keys by it. */
  Tuple2<Long, String> tuple() {
    return Tuple2.of(run, block);
  }

  static BlockKey of(Tuple2<Long, String> tuple) {
    return new BlockKey(tuple.f0, tuple.f1);
  }

  void write(DataOutputView out) throws IOException {
    out.writeLong(run);
    out.writeUTF(block);
  }

  static BlockKey read(DataInputView in) throws IOException {
    return new BlockKey(in.readLong(), in.readUTF());
  }

  /** Brings together what is sent to one receiver. */
  public static final class Selector implements KeySelector<BlockParts, Tuple2<Long, String>> {

    private static final long serialVersionUID = 1L;

    /** The key's type. */
    public static TypeInformation<Tuple2<Long, String>> type() {
      return Types.TUPLE(Types.LONG, Types.STRING);
    }

    @Override
    public Tuple2<Long, String> getKey(BlockParts parts) {
      return parts.block().tuple();
    }
  }
}

package io.stepwell.functions.sql;

import io.stepwell.functions.AggregateCodec;
import io.stepwell.metrics.Aggregate;
import io.stepwell.query.QueryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A part as a value of SQL: bytes that any table can hold. They are a version (1 byte), whether
 * there is a merged state (1) and that state, then how many seconds are kept apart (4) and each
 * second (8) with its state.
 */
public final class PartBytes {

  private static final byte VERSION = 1;
  private static final int USUAL_BYTES = 128;

  private PartBytes() {}

  /** The bytes of a part that is one state. */
  public static byte[] of(Aggregate state) {
    return of(MergedPart.of(state));
  }

  static byte[] of(MergedPart part) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(USUAL_BYTES);
      out.writeByte(VERSION);
      write(part, out);
      return out.getCopyOfBuffer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The part that {@link #of} wrote.
   *
   * @throws QueryException if the bytes are none
   */
  static MergedPart read(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != VERSION) {
      throw noPart();
    }
    try {
      DataInputDeserializer in = new DataInputDeserializer(bytes, 1, bytes.length - 1);
      MergedPart part = read(in);
      if (in.available() > 0 || part.isEmpty()) {
        throw noPart();
      }
      return part;
    } catch (IOException | IllegalArgumentException e) {
      throw noPart();
    }
  }

  private static QueryException noPart() {
    return QueryException.badData(
        "these bytes are no part; take the column part of steps, rollups or samples, or what"
            + " K6_PART, K6_SAMPLE or K6_MERGE gives");
  }

  static void write(MergedPart part, DataOutputView out) throws IOException {
    Optional<Aggregate> whole = part.whole();
    out.writeBoolean(whole.isPresent());
    if (whole.isPresent()) {
      AggregateCodec.write(whole.get(), out);
    }
    out.writeInt(part.seconds().size());
    for (Map.Entry<Long, Aggregate> second : part.seconds().entrySet()) {
      out.writeLong(second.getKey());
      AggregateCodec.write(second.getValue(), out);
    }
  }

  static MergedPart read(DataInputView in) throws IOException {
    MergedPart part = in.readBoolean() ? MergedPart.of(AggregateCodec.read(in)) : new MergedPart();
    int seconds = in.readInt();
    for (int i = 0; i < seconds; i++) {
      part.seconds().put(in.readLong(), AggregateCodec.read(in));
    }
    return part;
  }
}

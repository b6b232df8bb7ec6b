package io.stepwell.functions;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What our serializers have in common: records of varying length, never reused, copied by writing
 * and reading them, and nothing in a snapshot but the serializer's version.
 *
 * @param <T> the record
 */
public abstract class StatelessSerializer<T> extends TypeSerializer<T> {

  private static final int COPY_BYTES = 512;

  @Override
  public final T copy(T from) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(COPY_BYTES);
      serialize(from, out);
      return deserialize(new DataInputDeserializer(out.getSharedBuffer(), 0, out.length()));
    } catch (IOException e) {
      throw new IllegalStateException("a record in memory could not be copied", e);
    }
  }

  @Override
  public final T copy(T from, T reuse) {
    return copy(from);
  }

  @Override
  public final void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public final T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public final int getLength() {
    return -1;
  }

  /** Two of one class are interchangeable, for they hold nothing. */
  @Override
  @SuppressWarnings("EqualsGetClass")
  public final boolean equals(Object other) {
    return other != null && other.getClass() == getClass();
  }

  @Override
  public final int hashCode() {
    return getClass().hashCode();
  }
}

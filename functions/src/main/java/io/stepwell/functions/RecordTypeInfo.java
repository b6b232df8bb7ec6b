package io.stepwell.functions;

import io.stepwell.metrics.Part;
import io.stepwell.metrics.Sample;
import io.stepwell.schemas.lake.SeriesEntry;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Tells Flink to move a record by a serializer of ours, so that Kryo is never asked.
 *
 * @param <T> the record
 */
public final class RecordTypeInfo<T> extends TypeInformation<T> {

  private static final long serialVersionUID = 1L;

  private final Class<T> record;
  private final TypeSerializer<T> serializer;

  private RecordTypeInfo(Class<T> record, TypeSerializer<T> serializer) {
    this.record = record;
    this.serializer = serializer;
  }

  /** Records of a class, moved by that serializer. */
  public static <T> TypeInformation<T> of(Class<T> record, TypeSerializer<T> serializer) {
    return new RecordTypeInfo<>(record, serializer);
  }

  /** Parts, with their states. */
  public static TypeInformation<Part> parts() {
    return new RecordTypeInfo<>(Part.class, new PartSerializer());
  }

  /** Raw samples on their way to the archive. */
  public static TypeInformation<Sample> samples() {
    return new RecordTypeInfo<>(Sample.class, new SampleSerializer());
  }

  /** Rows of the series index. */
  public static TypeInformation<SeriesEntry> seriesEntries() {
    return new RecordTypeInfo<>(SeriesEntry.class, new SeriesEntrySerializer());
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return serializer.duplicate();
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return record;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof RecordTypeInfo;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordTypeInfo<?> info && record.equals(info.record);
  }

  @Override
  public int hashCode() {
    return Objects.hash(record);
  }

  @Override
  public String toString() {
    return record.getSimpleName();
  }
}

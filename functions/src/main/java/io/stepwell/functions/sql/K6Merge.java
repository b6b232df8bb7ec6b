package io.stepwell.functions.sql;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.functions.AggregateFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code K6_MERGE(part)}: all parts of a group in one; {@code K6_MERGE(part, second)} also keeps
 * the seconds apart, which methods that look inside a span need. Parts that are NULL count as none,
 * and the merge of none is NULL.
 */
@FunctionHint(
    accumulator =
        @DataTypeHint(
            value = "RAW",
            bridgedTo = MergedPart.class,
            rawSerializer = MergedPartSerializer.class))
public final class K6Merge extends AggregateFunction<byte[], MergedPart> {

  private static final long serialVersionUID = 1L;

  @Override
  public MergedPart createAccumulator() {
    return new MergedPart();
  }

  /** Takes a part in. */
  public void accumulate(MergedPart merged, byte @Nullable [] part) {
    if (part != null) {
      merged.merge(PartBytes.read(part));
    }
  }

  /** Takes a part in as one of that second. */
  public void accumulate(MergedPart merged, byte @Nullable [] part, @Nullable Long second) {
    if (part != null && second != null) {
      merged.merge(second, PartBytes.read(part));
    } else {
      accumulate(merged, part);
    }
  }

  /** Takes what other tasks or windows have merged in. */
  public void merge(MergedPart merged, Iterable<MergedPart> others) {
    others.forEach(merged::merge);
  }

  @Override
  public byte @Nullable [] getValue(MergedPart merged) {
    return merged.isEmpty() ? null : PartBytes.of(merged);
  }
}

package io.stepwell.schemas.lake;

import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.factory.DefaultV1ValuesWriterFactory;
import org.apache.parquet.column.values.factory.ValuesWriterFactory;
import org.apache.parquet.column.values.fallback.FallbackValuesWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.schema.LogicalTypeAnnotation;

/**
 * Parquet's usual encodings (dictionary, else plain), but differences for columns of times, where a
 * dictionary would only be in the way, and a dictionary of shared objects for texts.
 */
final class ColumnEncodings implements ValuesWriterFactory {

  private final DefaultV1ValuesWriterFactory usual = new DefaultV1ValuesWriterFactory();
  private final Set<String> differences;
  private ParquetProperties properties = ParquetProperties.builder().build();

  /**
   * @param differences names of 64-bit integer columns whose values mostly go up by a little
   */
  ColumnEncodings(Set<String> differences) {
    this.differences = differences;
  }

  @Override
  public void initialize(ParquetProperties properties) {
    this.properties = properties;
    usual.initialize(properties);
  }

  @Override
  public ValuesWriter newValuesWriter(ColumnDescriptor column) {
    if (differences.contains(column.getPath()[0])) {
      return new DeltaBinaryPackingValuesWriterForLong(
          properties.getInitialSlabSize(),
          properties.getPageSizeThreshold(),
          properties.getAllocator());
    }
    return isText(column) ? texts() : usual.newValuesWriter(column);
  }

  private static boolean isText(ColumnDescriptor column) {
    return LogicalTypeAnnotation.stringType()
        .equals(column.getPrimitiveType().getLogicalTypeAnnotation());
  }

  private ValuesWriter texts() {
    return FallbackValuesWriter.of(
        new SharedTexts(properties.getDictionaryPageSizeThreshold(), properties.getAllocator()),
        new PlainValuesWriter(
            properties.getInitialSlabSize(),
            properties.getPageSizeThreshold(),
            properties.getAllocator()));
  }
}

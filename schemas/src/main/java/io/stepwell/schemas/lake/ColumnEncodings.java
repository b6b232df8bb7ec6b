package io.stepwell.schemas.lake;

import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.factory.DefaultV1ValuesWriterFactory;
import org.apache.parquet.column.values.factory.ValuesWriterFactory;

/**
 * Parquet's usual encodings (dictionary, else plain), but differences for columns of times, where a
 * dictionary would only be in the way.
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
    return differences.contains(column.getPath()[0])
        ? new DeltaBinaryPackingValuesWriterForLong(
            properties.getInitialSlabSize(),
            properties.getPageSizeThreshold(),
            properties.getAllocator())
        : usual.newValuesWriter(column);
  }
}

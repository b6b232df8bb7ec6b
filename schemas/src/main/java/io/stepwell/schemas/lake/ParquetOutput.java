package io.stepwell.schemas.lake;

import io.stepwell.metrics.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;

/**
 * A Parquet file in the making, of an Avro schema, that lets its writer decide where a row group
 * ends; parquet-avro's own writer has no such call. The file carries the Avro schema, so that Avro
 * readers get the columns' documentation too.
 */
final class ParquetOutput {

  private static final int PAGE_BYTES = 1 << 20;

  private final MessageType schema;
  private final Map<String, String> metadata;
  private final ParquetProperties properties;
  private final ParquetFileWriter file;
  private final BytesInputCompressor compressor =
      new ZstdCodec().getCompressor(CompressionCodecName.ZSTD);

  /**
   * @param out stands at the file's start; flushed but not closed
   * @param differences columns of times, stored as differences
   * @param opaque columns, as dotted paths, whose least and greatest value help nobody
   */
  ParquetOutput(OutputStream out, Schema avro, Set<String> differences, Set<String> opaque)
      throws IOException {
    PlainParquetConfiguration none = new PlainParquetConfiguration();
    this.schema = new AvroSchemaConverter(none).convert(avro);
    this.metadata =
        new AvroWriteSupport<>(schema, avro, GenericData.get()).init(none).getExtraMetaData();
    ParquetProperties.Builder builder =
        ParquetProperties.builder()
            .withPageSize(PAGE_BYTES)
            .withDictionaryPageSize(PAGE_BYTES)
            .withSizeStatisticsEnabled(false)
            .withValuesWriterFactory(new ColumnEncodings(differences));
    for (String column : opaque) {
      builder.withStatisticsEnabled(column, false);
    }
    // No two sketches are the same.
    builder.withDictionaryEncoding(Column.SKETCH.word(), false);
    this.properties = builder.build();
    this.file =
        new ParquetFileWriter(
            new CountedOutputFile(out),
            schema,
            ParquetFileWriter.Mode.CREATE,
            0,
            0,
            null,
            properties);
    file.start();
  }

  /** A row group to fill; any number may be open at a time. */
  RowGroup newRowGroup() {
    return new RowGroup(schema, properties, compressor);
  }

  /** Puts a row group behind those written before and ends it; one without rows leaves no trace. */
  void append(RowGroup group) throws IOException {
    group.writeTo(file);
  }

  /** Writes the footer: the file is complete. */
  void finish() throws IOException {
    file.end(metadata);
    file.close();
    compressor.release();
  }
}

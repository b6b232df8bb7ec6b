package io.stepwell.schemas.lake;

import java.io.IOException;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/** A row group being filled in memory, column by column: full pages compressed, the rest not. */
final class RowGroup {

  private final MessageType schema;
  private final ColumnChunkPageWriteStore pages;
  private final ColumnWriteStore columns;
  private long rows;

  RowGroup(MessageType schema, ParquetProperties properties, BytesInputCompressor compressor) {
    this.schema = schema;
    this.pages =
        new ColumnChunkPageWriteStore(
            compressor,
            schema,
            properties.getAllocator(),
            properties.getColumnIndexTruncateLength(),
            properties.getPageWriteChecksumEnabled());
    this.columns = properties.newColumnWriteStore(schema, pages);
  }

  /** Where the values of a column go: for every row as many as the column's path asks for. */
  ColumnWriter column(String... path) {
    return columns.getColumnWriter(schema.getColumnDescription(path));
  }

  /** Every column has got its values of the row. */
  void endRow() {
    columns.endRecord();
    rows++;
  }

  long rows() {
    return rows;
  }

  /** What it holds in memory, in bytes. */
  long bytes() {
    return columns.getBufferedSize();
  }

  void writeTo(ParquetFileWriter file) throws IOException {
    if (rows > 0) {
      file.startBlock(rows);
      columns.flush();
      pages.flushToFileWriter(file);
      file.endBlock();
    }
    columns.close();
    pages.close();
  }
}

package io.stepwell.schemas.lake;

import io.stepwell.metrics.Sketch;
import io.stepwell.metrics.SketchItems;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;

/**
 * Reads one column of a row group value by value. It makes no object for a row, unlike Avro's
 * readers, which make one for the row and one for each of its values.
 */
final class ColumnCursor {

  /** Asked for only with an encoding that the lake does not use. */
  private static final ParsedVersion WRITER = new ParsedVersion("parquet-mr", "1.18.1", "");

  private final ColumnReader reader;
  private final int present;
  private final int rows;

  ColumnCursor(PageReadStore pages, MessageType schema, String... path) {
    ColumnDescriptor column = schema.getColumnDescription(path);
    this.reader =
        new ColumnReaderImpl(
            column, pages.getPageReader(column), new PrimitiveConverter() {}, WRITER);
    this.present = column.getMaxDefinitionLevel();
    this.rows = Math.toIntExact(pages.getRowCount());
  }

  /** Fills in the group's values from {@code offset} on, 0 where there is none. */
  void longs(long[] target, int offset) {
    for (int row = offset; row < offset + rows; row++) {
      target[row] = takeLong();
    }
  }

  /** The value here, 0 if there is none; then goes on to the next. */
  long takeLong() {
    long value = isPresent() ? reader.getLong() : 0;
    reader.consume();
    return value;
  }

  /** Fills in the group's values from {@code offset} on, 0 where there is none. */
  void doubles(double[] target, int offset) {
    for (int row = offset; row < offset + rows; row++) {
      target[row] = takeDouble();
    }
  }

  /** The value here, 0 if there is none; then goes on to the next. */
  double takeDouble() {
    double value = isPresent() ? reader.getDouble() : 0;
    reader.consume();
    return value;
  }

  /** Fills in the group's sketches from {@code offset} on, an empty one where there is none. */
  void sketches(SketchItems[] target, int offset) {
    for (int row = offset; row < offset + rows; row++) {
      target[row] = isPresent() ? KllBytes.items(bytes()) : SketchItems.none();
      reader.consume();
    }
  }

  /** The sketch of a base step here, an empty one if there is none; then goes on to the next. */
  Sketch takeSketch() {
    Sketch sketch =
        isPresent() ? KllBytes.sketch(Sketch.BASE_K, bytes()) : new Sketch(Sketch.BASE_K);
    reader.consume();
    return sketch;
  }

  /** The bytes here, which are there; then goes on to the next. */
  byte[] takeBytes() {
    byte[] value = reader.getBinary().getBytes();
    reader.consume();
    return value;
  }

  /** The integers of the row here; then goes on to the next row. */
  List<Integer> takeIntegers() {
    List<Integer> values = new ArrayList<>();
    do {
      if (isPresent()) {
        values.add(reader.getInteger());
      }
      reader.consume();
    } while (continuesRow());
    return values;
  }

  /** Whether there is a value here, or an entry of a map or list. */
  boolean isPresent() {
    return reader.getCurrentDefinitionLevel() == present;
  }

  /** Whether the value here is not the first of its row; false after the last value. */
  boolean continuesRow() {
    return reader.getCurrentRepetitionLevel() > 0;
  }

  String text() {
    return reader.getBinary().toStringUsingUTF8();
  }

  int integer() {
    return reader.getInteger();
  }

  private ByteBuffer bytes() {
    return reader.getBinary().toByteBuffer();
  }

  /** Passes over the value here without reading it. */
  void skip() {
    if (isPresent()) {
      reader.skip();
    }
    reader.consume();
  }

  /** Goes on to the next value, after this one was read. */
  void next() {
    reader.consume();
  }
}

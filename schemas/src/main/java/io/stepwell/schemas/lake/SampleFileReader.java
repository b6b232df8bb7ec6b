package io.stepwell.schemas.lake;

import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import java.io.Closeable;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.schema.MessageType;

/**
 * Reads the raw samples of a file back, in the file's order. Throws {@link LakeException} if the
 * file cannot be read. For use by one thread.
 */
public final class SampleFileReader implements Iterator<Sample>, Closeable {

  private static final List<String> COLUMNS =
      Stream.concat(SeriesReader.COLUMNS.stream(), Stream.of(SampleSchema.TIME, SampleSchema.VALUE))
          .toList();

  private final SeriesReader series = new SeriesReader();
  private final RowReader<Sample> rows;

  private SampleFileReader(ParquetSource source) {
    this.rows = new RowReader<>(source, COLUMNS, facts -> true, this::group);
  }

  /** Opens a file of a lake's raw samples. */
  public static SampleFileReader open(LakeFiles files, String path) {
    return new SampleFileReader(ParquetSource.open(files, path));
  }

  private RowReader.Rows<Sample> group(PageReadStore pages, MessageType schema, GroupFacts facts) {
    SeriesReader.Rows keys = series.rows(pages, schema, facts);
    long[] times = new long[facts.rows()];
    double[] values = new double[facts.rows()];
    new ColumnCursor(pages, schema, SampleSchema.TIME).longs(times, 0);
    new ColumnCursor(pages, schema, SampleSchema.VALUE).doubles(values, 0);
    return () -> {
      SeriesKey key = keys.next();
      return new Sample(keys.run(), key, facts.type(), times[keys.row()], values[keys.row()]);
    };
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public Sample next() {
    return rows.next();
  }

  @Override
  public void close() {
    rows.close();
  }
}

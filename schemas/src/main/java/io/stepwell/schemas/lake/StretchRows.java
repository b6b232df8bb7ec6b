package io.stepwell.schemas.lake;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.metrics.SketchItems;
import io.stepwell.metrics.StepColumns;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The rows of one metric in some live files.
 *
 * @param frame which series and second each row is of
 * @param series the series, as the frame orders them
 * @param numbers all columns of the metric's type but the sketches, which weigh most and are needed
 *     least
 */
record StretchRows(StepFrame frame, List<SeriesKey> series, StepColumns numbers) {

  private static final long BYTES_PER_SERIES = 400;
  private static final long BYTES_PER_REFERENCE = 8;

  /** The columns of a type that are numbers. */
  static Set<Column> numbersOf(MetricType type) {
    EnumSet<Column> columns = type.columns();
    columns.remove(Column.SKETCH);
    return columns;
  }

  /** Finds the series of the rows by their ids. */
  static StretchRows of(StepFrame frame, Map<Long, SeriesKey> series, StepColumns numbers) {
    return new StretchRows(
        frame,
        IntStream.range(0, frame.seriesCount())
            .mapToObj(index -> series.get(frame.id(index)))
            .toList(),
        numbers);
  }

  /** The rows of all of these, which are of one type. */
  static StretchRows together(MetricType type, List<StretchRows> parts) {
    StepFrame frame = frame(parts);
    Map<Long, SeriesKey> series = new HashMap<>();
    parts.forEach(part -> part.series.forEach(key -> series.putIfAbsent(key.id(), key)));
    List<StepColumns> values = parts.stream().map(StretchRows::numbers).toList();
    StepColumns.Builder numbers = StepColumns.at(frame.seconds());
    for (Column column : numbersOf(type)) {
      switch (column.kind()) {
        case COUNT -> {
          long[] all = new long[frame.rows()];
          gather(values, part -> part.counts(column), all);
          numbers.counts(column, frame.arrange(all));
        }
        case NUMBER -> {
          double[] all = new double[frame.rows()];
          gather(values, part -> part.numbers(column), all);
          numbers.numbers(column, frame.arrange(all));
        }
        case SKETCH -> throw new IllegalStateException("a sketch is no number");
      }
    }
    return of(frame, series, numbers.build());
  }

  private static StepFrame frame(List<StretchRows> parts) {
    int rows = parts.stream().mapToInt(part -> part.frame.rows()).reduce(0, Math::addExact);
    long[] ids = new long[rows];
    long[] seconds = new long[rows];
    int offset = 0;
    for (StretchRows part : parts) {
      part.frame.copyTo(ids, seconds, offset);
      offset += part.frame.rows();
    }
    return StepFrames.of(ids, seconds);
  }

  /** The sketches of all rows, from those of each part that the rows were put together from. */
  StepColumns sketches(List<StepColumns> parts) {
    SketchItems[] all = new SketchItems[frame.rows()];
    gather(parts, StepColumns::sketches, all);
    return StepColumns.at(frame.seconds()).sketches(frame.arrange(all)).build();
  }

  /** Puts the arrays of all parts into one, one after the other. */
  private static void gather(
      List<StepColumns> parts, Function<StepColumns, Object> array, Object target) {
    int offset = 0;
    for (StepColumns part : parts) {
      System.arraycopy(array.apply(part), 0, target, offset, part.rows());
      offset += part.rows();
    }
  }

  /**
   * What they weigh in memory, in bytes.
   *
   * @param own whether no others hold the series too
   */
  long bytes(boolean own) {
    return frame.bytes()
        + numbers.bytes()
        + series.size() * (own ? BYTES_PER_SERIES : BYTES_PER_REFERENCE);
  }
}

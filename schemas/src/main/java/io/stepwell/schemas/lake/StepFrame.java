package io.stepwell.schemas.lake;

import java.util.Arrays;

/**
 * Which series and second each row of one metric at one resolution in one file is of. Rows of a
 * series lie together and ascend in time; files that are not written so are sorted on reading.
 * Immutable.
 */
final class StepFrame {

  private final long[] seconds;

  /** Ids of the series, ascending. */
  private final long[] series;

  /** Where the rows of each series begin and end. */
  private final int[] from;

  private final int[] to;

  /** For each row its place in the file; empty where it is the same. */
  private final int[] places;

  StepFrame(long[] seconds, long[] series, int[] from, int[] to, int[] places) {
    this.seconds = seconds;
    this.series = series;
    this.from = from;
    this.to = to;
    this.places = places;
  }

  long[] seconds() {
    return seconds;
  }

  int rows() {
    return seconds.length;
  }

  /** Of how many series there are rows. */
  int seriesCount() {
    return series.length;
  }

  /** The id of the series at an index. */
  long id(int index) {
    return series[index];
  }

  /** The index of a series, negative if no row is of it. */
  int find(long id) {
    return Arrays.binarySearch(series, id);
  }

  /** The first row of the series at an index. */
  int from(int index) {
    return from[index];
  }

  /** The row after the last one of the series at an index. */
  int to(int index) {
    return to[index];
  }

  /** Copies each row's series and second, in the order of the rows, from {@code offset} on. */
  void copyTo(long[] targetIds, long[] targetSeconds, int offset) {
    System.arraycopy(seconds, 0, targetSeconds, offset, seconds.length);
    for (int index = 0; index < series.length; index++) {
      Arrays.fill(targetIds, offset + from[index], offset + to[index], series[index]);
    }
  }

  /** The values of a column, which come as they stand in the file, in the order of the rows. */
  long[] arrange(long[] values) {
    if (places.length == 0) {
      return values;
    }
    long[] arranged = new long[values.length];
    Arrays.setAll(arranged, row -> values[places[row]]);
    return arranged;
  }

  /** The values of a column, which come as they stand in the file, in the order of the rows. */
  double[] arrange(double[] values) {
    if (places.length == 0) {
      return values;
    }
    double[] arranged = new double[values.length];
    Arrays.setAll(arranged, row -> values[places[row]]);
    return arranged;
  }

  /** The values of a column, which come as they stand in the file, in the order of the rows. */
  <T> T[] arrange(T[] values) {
    if (places.length == 0) {
      return values;
    }
    T[] arranged = values.clone();
    Arrays.setAll(arranged, row -> values[places[row]]);
    return arranged;
  }

  /** What it weighs in memory, in bytes. */
  long bytes() {
    return 8L * (seconds.length + series.length) + 4L * (from.length + to.length + places.length);
  }
}

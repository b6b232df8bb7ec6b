package io.stepwell.schemas.lake;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Makes frames of rows as they stand in a file. */
final class StepFrames {

  private static final int[] AS_IN_FILE = new int[0];

  private StepFrames() {}

  /**
   * The frame of rows that are given by their series' ids and their seconds. Both arrays are taken
   * over.
   */
  static StepFrame of(long[] ids, long[] seconds) {
    if (isInOrder(ids, seconds)) {
      return framed(ids, seconds, AS_IN_FILE);
    }
    int[] places = inOrder(ids, seconds);
    return framed(permute(ids, places), permute(seconds, places), places);
  }

  /** The places of the rows in order of their series and seconds. */
  private static int[] inOrder(long[] ids, long[] seconds) {
    long[] series =
        IntStream.of(starts(ids)).mapToLong(row -> ids[row]).distinct().sorted().toArray();
    int[] ordinals = Arrays.stream(ids).mapToInt(id -> Arrays.binarySearch(series, id)).toArray();
    int[] next = new int[series.length + 1];
    for (int ordinal : ordinals) {
      next[ordinal + 1]++;
    }
    Arrays.parallelPrefix(next, Integer::sum);
    int[] starts = next.clone();
    int[] places = new int[ids.length];
    for (int row = 0; row < ids.length; row++) {
      places[next[ordinals[row]]++] = row;
    }
    for (int i = 0; i < series.length; i++) {
      sortBySecond(places, starts[i], starts[i + 1], seconds);
    }
    return places;
  }

  /** What comes in order of time, as mostly, is left as it is. */
  private static void sortBySecond(int[] places, int from, int to, long[] seconds) {
    for (int i = from + 1; i < to; i++) {
      if (seconds[places[i]] < seconds[places[i - 1]]) {
        int[] sorted =
            Arrays.stream(places, from, to)
                .boxed()
                .sorted(Comparator.comparingLong(row -> seconds[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(sorted, 0, places, from, sorted.length);
        return;
      }
    }
  }

  private static long[] permute(long[] values, int[] places) {
    long[] permuted = new long[values.length];
    Arrays.setAll(permuted, row -> values[places[row]]);
    return permuted;
  }

  /** Whether no series comes twice and seconds ascend within each. */
  private static boolean isInOrder(long[] ids, long[] seconds) {
    for (int row = 1; row < ids.length; row++) {
      if (ids[row] == ids[row - 1] && seconds[row] < seconds[row - 1]) {
        return false;
      }
    }
    long[] first = IntStream.of(starts(ids)).mapToLong(row -> ids[row]).sorted().toArray();
    for (int i = 1; i < first.length; i++) {
      if (first[i] == first[i - 1]) {
        return false;
      }
    }
    return true;
  }

  /** The rows at which another series begins. */
  private static int[] starts(long[] ids) {
    return IntStream.range(0, ids.length)
        .filter(row -> row == 0 || ids[row] != ids[row - 1])
        .toArray();
  }

  private static StepFrame framed(long[] ids, long[] seconds, int[] places) {
    int[] starts = starts(ids);
    int[] byId =
        IntStream.range(0, starts.length)
            .boxed()
            .sorted(Comparator.comparingLong(index -> ids[starts[index]]))
            .mapToInt(Integer::intValue)
            .toArray();
    long[] series = new long[starts.length];
    int[] from = new int[starts.length];
    int[] to = new int[starts.length];
    for (int i = 0; i < byId.length; i++) {
      int start = byId[i];
      from[i] = starts[start];
      to[i] = start + 1 < starts.length ? starts[start + 1] : ids.length;
      series[i] = ids[from[i]];
    }
    return new StepFrame(seconds, series, from, to, places);
  }
}

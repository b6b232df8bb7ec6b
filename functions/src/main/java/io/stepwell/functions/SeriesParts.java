package io.stepwell.functions;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.MetricType;
import java.util.Arrays;

/**
 * The open steps of one series before the shuffle, in order of time. Samples come nearly in order,
 * so the last step found is tried first and a new one mostly goes to the end.
 */
final class SeriesParts {

  private static final int FIRST_CAPACITY = 2;

  private final MetricType type;
  private long[] seconds = new long[FIRST_CAPACITY];
  private Aggregate[] aggregates = new Aggregate[FIRST_CAPACITY];
  private int size;
  private int latest;

  SeriesParts(MetricType type) {
    this.type = type;
  }

  int size() {
    return size;
  }

  long second(int index) {
    return seconds[index];
  }

  Aggregate aggregate(int index) {
    return aggregates[index];
  }

  /** The state of a second, a new one if it had none. */
  Aggregate at(long second) {
    if (size > 0 && seconds[latest] == second) {
      return aggregates[latest];
    }
    int found = Arrays.binarySearch(seconds, 0, size, second);
    if (found < 0) {
      found = -found - 1;
      insert(found, second);
    }
    latest = found;
    return aggregates[found];
  }

  private void insert(int index, long second) {
    if (size == seconds.length) {
      seconds = Arrays.copyOf(seconds, 2 * size);
      aggregates = Arrays.copyOf(aggregates, 2 * size);
    }
    System.arraycopy(seconds, index, seconds, index + 1, size - index);
    System.arraycopy(aggregates, index, aggregates, index + 1, size - index);
    seconds[index] = second;
    aggregates[index] = type.empty();
    size++;
  }
}

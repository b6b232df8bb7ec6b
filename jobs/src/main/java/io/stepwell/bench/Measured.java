package io.stepwell.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The times of one side of a benchmark, in seconds. */
final class Measured {

  private static final double NANOS = 1e9;

  private final List<Double> seconds = new ArrayList<>();

  /** Something to time. */
  interface Task {
    void run() throws Exception;
  }

  /** Runs a task once and keeps its time. */
  double time(Task task) throws Exception {
    long start = System.nanoTime();
    task.run();
    double took = (System.nanoTime() - start) / NANOS;
    seconds.add(took);
    return took;
  }

  double median() {
    List<Double> sorted = new ArrayList<>(seconds);
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double least() {
    return Collections.min(seconds);
  }

  double greatest() {
    return Collections.max(seconds);
  }
}

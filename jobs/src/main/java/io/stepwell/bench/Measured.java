package io.stepwell.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The times of one side of a benchmark, in seconds: by the clock, and of all processors together,
 * which other programs on the machine disturb less.
 */
final class Measured {

  private static final double NANOS = 1e9;
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final List<Double> clock = new ArrayList<>();
  private final List<Double> processor = new ArrayList<>();

  /** Something to time. */
  interface Task {
    void run() throws Exception;
  }

  /** Runs a task once, keeps its times and returns how long it took by the clock. */
  double time(Task task) throws Exception {
    long busy = PROCESS.getProcessCpuTime();
    long start = System.nanoTime();
    task.run();
    double took = (System.nanoTime() - start) / NANOS;
    clock.add(took);
    processor.add((PROCESS.getProcessCpuTime() - busy) / NANOS);
    return took;
  }

  /** By the clock. */
  double median() {
    return median(clock);
  }

  /** Of all processors together. */
  double processorMedian() {
    return median(processor);
  }

  double least() {
    return Collections.min(clock);
  }

  double greatest() {
    return Collections.max(clock);
  }

  /** The middle one, or the mean of the two in the middle. */
  static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}

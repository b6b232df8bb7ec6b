package io.stepwell.bench;

import java.util.List;
import java.util.stream.IntStream;

/** A k6 that pushes one window each second of its test run, as the recording has them in turn. */
final class LoadGenerator {

  private final long run;
  private final int instance;
  private final List<PushTemplate> templates;
  private final long start;
  private long pushed;

  /**
   * A generator that has pushed nothing.
   *
   * @param start the first second that it pushes, since the epoch
   */
  LoadGenerator(long run, int instance, List<RecordedSecond> windows, long start) {
    this.run = run;
    this.instance = instance;
    this.templates =
        windows.stream().map(window -> PushTemplate.of(run, instance, window)).toList();
    this.start = start;
  }

  /** So many generators, shared out evenly among the runs. */
  static List<LoadGenerator> of(List<Long> runs, int count, List<RecordedSecond> windows) {
    long start = System.currentTimeMillis() / 1_000;
    return IntStream.range(0, count)
        .mapToObj(i -> new LoadGenerator(runs.get(i % runs.size()), i + 1, windows, start))
        .toList();
  }

  /** The push of its next second. */
  PreparedPush next() {
    PushTemplate template = templates.get((int) (pushed % templates.size()));
    long second = start + pushed++;
    String key = "%08x%08x".formatted(instance, pushed);
    return new PreparedPush(run, key, template.at(second), template.totals());
  }
}

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
   * @param growing whether the series of each push are further ones
   * @param start the first second that it pushes, since the epoch
   */
  private LoadGenerator(
      long run, int instance, List<RecordedSecond> windows, boolean growing, long start) {
    this.run = run;
    this.instance = instance;
    this.templates =
        windows.stream().map(window -> PushTemplate.of(run, instance, window, growing)).toList();
    this.start = start;
  }

  /** So many generators, shared out evenly among the runs. */
  static List<LoadGenerator> of(List<Long> runs, int count, List<RecordedSecond> windows) {
    return of(runs, count, windows, false);
  }

  /** The same, each of which pushes series that there never were before. */
  static List<LoadGenerator> growing(List<Long> runs, int count, List<RecordedSecond> windows) {
    return of(runs, count, windows, true);
  }

  private static List<LoadGenerator> of(
      List<Long> runs, int count, List<RecordedSecond> windows, boolean growing) {
    long start = System.currentTimeMillis() / 1_000;
    return IntStream.range(0, count)
        .mapToObj(i -> new LoadGenerator(runs.get(i % runs.size()), i + 1, windows, growing, start))
        .toList();
  }

  /** The push of its next second. */
  PreparedPush next() {
    PushTemplate template = templates.get((int) (pushed % templates.size()));
    byte[] body = template.at(start + pushed, pushed);
    pushed++;
    String key = "%08x%08x".formatted(instance, pushed);
    return new PreparedPush(run, key, body, template.totals());
  }
}

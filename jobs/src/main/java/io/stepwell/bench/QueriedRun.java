package io.stepwell.bench;

import static io.stepwell.bench.TimedQuestion.Kind.INCREASE;
import static io.stepwell.bench.TimedQuestion.Kind.QUANTILE;
import static io.stepwell.bench.TimedQuestion.Kind.RATE;

import io.stepwell.jobs.BackfillResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A run that questions are asked about.
 *
 * @param name what to call it
 * @param samples how many samples it has
 * @param series how many series it has
 * @param home the home that it alone is in, with its raw archive
 * @param run its id there
 * @param interval how many seconds Prometheus' points of a series are apart
 * @param questions what is asked about it
 */
record QueriedRun(
    String name,
    long samples,
    long series,
    Path home,
    long run,
    int interval,
    List<TimedQuestion> questions) {

  private static final int THREADS = 2;
  private static final int DENSE_TIMES = 7;
  private static final int SOAK_TIMES = 900;
  private static final String REQUESTS = "http_reqs";
  private static final TimedQuestion P95 =
      TimedQuestion.aggregate("http_req_duration", QUANTILE, "name", "method", "status");

  /** 28 s with many samples for a series and second. */
  static QueriedRun dense(Path directory) throws IOException {
    return backfilled(
        "dense",
        1,
        RepeatedRun.dense().repeated(directory, DENSE_TIMES),
        directory,
        List.of(
            TimedQuestion.aggregate(REQUESTS, INCREASE),
            P95,
            P95.range(10),
            TimedQuestion.aggregate(REQUESTS, RATE, "name", "method").range(1)));
  }

  /** 6 h with few samples for a series and second; the step is what is taken without one. */
  static QueriedRun soak(Path directory) throws IOException {
    return backfilled(
        "soak",
        10,
        RepeatedRun.sparse().repeated(directory, SOAK_TIMES),
        directory,
        List.of(P95, P95.range(60)));
  }

  private static QueriedRun backfilled(
      String name, int interval, Path input, Path directory, List<TimedQuestion> questions)
      throws IOException {
    Path home = directory.resolve("home-" + name);
    BackfillResult result = OwnBackfill.withArchive(home, THREADS).run(input);
    return new QueriedRun(
        name, result.samples(), result.series(), home, result.run(), interval, questions);
  }
}

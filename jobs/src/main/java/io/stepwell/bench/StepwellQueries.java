package io.stepwell.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Our own server, in a fresh process. */
final class StepwellQueries implements Answering, AutoCloseable {

  private static final double NANOS_PER_MILLI = 1e6;

  private final QueriedRun run;
  private final ServerProcess server;
  private final Asking asking;

  private StepwellQueries(QueriedRun run, ServerProcess server, Asking asking) {
    this.run = run;
    this.server = server;
    this.asking = asking;
  }

  /**
   * Times of the first answer of a fresh process, in milliseconds.
   *
   * @param answer from when it said that it listens
   * @param start from the start of the process
   */
  record Cold(double answer, double start) {}

  /** Starts a server and waits until it listens. */
  static StepwellQueries start(QueriedRun run, Path log, Asking asking) throws IOException {
    return new StepwellQueries(run, ServerProcess.start(run.home(), log), asking);
  }

  /** The first answer of a process that is started for it. The system may have cached files. */
  static Cold cold(QueriedRun run, Path log, Asking asking, TimedQuestion question)
      throws Exception {
    try (StepwellQueries queries = start(run, log, asking)) {
      double answer = Latencies.once(() -> queries.ask(question));
      double start = (System.nanoTime() - queries.server.startNanos()) / NANOS_PER_MILLI;
      return new Cold(answer, start);
    }
  }

  @Override
  public String name() {
    return "Stepwell";
  }

  @Override
  public void ask(TimedQuestion question) throws IOException, InterruptedException {
    asking.get(address(question));
  }

  @Override
  public Map<Point, Double> answer(TimedQuestion question)
      throws IOException, InterruptedException {
    return AnswerBody.read(asking.get(address(question)), question);
  }

  private URI address(TimedQuestion question) {
    String function =
        question.step().isPresent()
            ? "query_range_k6(step=" + question.step().getAsInt() + ","
            : "query_aggregate_k6(";
    return server
        .address()
        .resolve(
            "/cloud/v5/test_runs/%d/%smetric='%s',query='%s')"
                .formatted(run.run(), function, question.metric(), encoded(question.query())));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() throws InterruptedException {
    server.close();
  }
}

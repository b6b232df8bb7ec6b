package io.stepwell.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long our own server takes to answer questions about a run. */
final class StepwellAnswers {

  private static final double NANOS_PER_MILLI = 1e6;

  private final QueriedRun run;
  private final Path log;
  private final Asking asking = new Asking();

  /**
   * Times of the first answer of a fresh process, in milliseconds.
   *
   * @param answer from when it said that it listens
   * @param start from the start of the process
   */
  record Cold(double answer, double start) {}

  StepwellAnswers(QueriedRun run, Path directory) {
    this.run = run;
    this.log = directory.resolve("server.log");
  }

  /** The first answer of a process that is started for it. The system may have cached files. */
  Cold cold(TimedQuestion question) throws Exception {
    try (ServerProcess server = ServerProcess.start(run.home(), log)) {
      double answer = Latencies.once(() -> asking.get(address(server, question)));
      return new Cold(answer, (System.nanoTime() - server.startNanos()) / NANOS_PER_MILLI);
    }
  }

  /** Of every question, asked again and again of one process. */
  List<Latencies> warm() throws Exception {
    try (ServerProcess server = ServerProcess.start(run.home(), log)) {
      List<Measured.Task> tasks = new ArrayList<>();
      for (TimedQuestion question : run.questions()) {
        URI address = address(server, question);
        tasks.add(() -> asking.get(address));
      }
      return Latencies.of(tasks);
    }
  }

  private URI address(ServerProcess server, TimedQuestion question) {
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
}

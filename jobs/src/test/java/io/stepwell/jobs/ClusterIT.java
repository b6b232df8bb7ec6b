package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.cluster.ClusterClassPath;
import io.stepwell.cluster.FlinkRest;
import io.stepwell.cluster.Processes;
import io.stepwell.servers.PrometheusServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster of real processes: Kafka, a JobManager, TaskManagers and the server. The jobs come to
 * it by the jar alone, as users submit them.
 */
@Timeout(240)
class ClusterIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long IN_PROCESS = 501;
  private static final long ON_CLUSTER = 502;
  private static final String LIVE = LiveJob.class.getName();

  @TempDir private static Path directory = Path.of("");
  private static Processes cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = Processes.start(directory, 2);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  /**
   * While k6 streams, a TaskManager is killed and another one started, and the job is stopped with
   * a savepoint and started from it with another parallelism. A second job sends the run to a
   * Prometheus meanwhile. Afterwards what k6 wrote to a file is backfilled, here and there, and
   * answers the same.
   */
  @Test
  void everySecondIsThereThroughAKillAndAnUpgrade() throws Exception {
    try (PrometheusServer prometheus = PrometheusServer.start()) {
      everySecondIsThere(prometheus);
    }
  }

  private static void everySecondIsThere(PrometheusServer prometheus) throws Exception {
    FlinkRest rest = cluster.flink().rest();
    String job = cluster.flink().run(words("-p", "2", "-c", LIVE, jobJar()));
    rest.awaitRunning(job);
    String sending = sendTo(prometheus);
    rest.awaitRunning(sending);
    K6Program.Running k6 =
        StreamingK6.OUT_CLOUD_2.start(
            cluster.server(),
            directory.resolve("k6"),
            Map.of("DURATION", "30s"),
            "--out",
            "json=run.json");
    long run = StreamingK6.run(Awaited.until(PATIENCE, k6::said, StreamingK6::run));
    double before = awaitMore(run, 0, k6);

    cluster.flink().killTaskManager();
    cluster.flink().addTaskManager();
    rest.awaitRestart(job);
    before = awaitMore(run, before, k6);
    rest.awaitRunning(job);

    String savepoint = rest.stopWithSavepoint(job);
    String jar = rest.upload(ClusterClassPath.jobJar());
    rest.awaitTaskManagers(2);
    String upgraded = rest.run(jar, LIVE, 3, Optional.of(savepoint), words());
    rest.awaitRunning(upgraded);
    awaitMore(run, before, k6);

    K6Program.Ended ended = k6.await();
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    Path json = directory.resolve("k6").resolve("run.json");
    RawRun raw = RawRun.read(json);
    try (FilledHome home = new FilledHome(cluster.home())) {
      LiveAgreement.with(raw).await(home, run);
      awaitSent(new SentRun(new UpRuns(cluster.server()), prometheus, run));
      rest.stopWithSavepoint(sending);
      home.backfill(RequestBuilder.of(json).run(IN_PROCESS));
      backfillOnCluster(json);
      assertThat(figures(home, run))
          .isEqualTo(figures(home, IN_PROCESS))
          .isEqualTo(figures(home, ON_CLUSTER));
    }
  }

  /** Submits the job that sends every run to Prometheus. */
  private static String sendTo(PrometheusServer prometheus) throws Exception {
    Path receivers = directory.resolve("receivers.json");
    Files.writeString(
        receivers,
        "[{\"provider\": \"prometheus\", \"remoteWriteURL\": \"%s\", \"resampleRate\": 1}]"
            .formatted(prometheus.writeUrl()));
    return cluster
        .flink()
        .run(
            "-c",
            RemoteWriteJob.class.getName(),
            jobJar(),
            "--bootstrap-servers",
            cluster.kafka().bootstrapServers(),
            "--catalog",
            cluster.catalog(),
            "--remote-write-file",
            receivers.toString(),
            "--checkpoint-seconds",
            "1");
  }

  /** Waits until Prometheus has all requests. */
  private static void awaitSent(SentRun sent) throws InterruptedException {
    double all = requests(sent.runs(), sent.run());
    assertThat(all).isPositive();
    Awaited.until(
        PATIENCE,
        () ->
            sent.ask("sum(k6_http_reqs)", System.currentTimeMillis() / 1000)
                .at("/0/value/1")
                .asDouble(),
        found -> assertThat(found).isEqualTo(all));
  }

  private static void backfillOnCluster(Path json) throws Exception {
    String job =
        cluster
            .flink()
            .run(
                "-c",
                BackfillJob.class.getName(),
                jobJar(),
                "--lake",
                cluster.lake(),
                "--catalog",
                cluster.catalog(),
                "--run",
                String.valueOf(ON_CLUSTER),
                json.toString());
    assertThat(cluster.flink().rest().awaitEnd(job)).isEqualTo("FINISHED");
  }

  /** All but the time of a gauge's last sample, of which k6 pushes the window only. */
  private static Map<String, Double> figures(FilledHome home, long run) {
    Map<String, Double> figures = new TreeMap<>(RunFigures.of(home, run));
    figures.keySet().removeIf(name -> name.startsWith("last_time"));
    return figures;
  }

  private static String jobJar() {
    return ClusterClassPath.jobJar().toString();
  }

  /** What the live job is told, behind what {@code flink run} is. */
  private static String[] words(String... before) {
    List<String> words = new ArrayList<>(List.of(before));
    words.addAll(
        List.of(
            "--bootstrap-servers",
            cluster.kafka().bootstrapServers(),
            "--lake",
            cluster.lake(),
            "--checkpoint-seconds",
            "1"));
    return words.toArray(new String[0]);
  }

  /** Waits until more requests are in the lake, unless no more may come. */
  private static double awaitMore(long run, double requests, K6Program.Running k6)
      throws InterruptedException {
    UpRuns runs = new UpRuns(cluster.server());
    return Awaited.until(
        PATIENCE,
        () -> requests(runs, run),
        found -> assertThat(found > requests || !k6.isAlive()).as("more than %s", found).isTrue());
  }

  private static double requests(UpRuns runs, long run) {
    return runs.json(
            "/cloud/v5/test_runs/%d/query_aggregate_k6(metric='http_reqs',query='increase')"
                .formatted(run))
        .at("/data/result/0/values/0/1")
        .asDouble();
  }
}

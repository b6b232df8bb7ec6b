package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stepwell.metrics.Contains;
import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Gauge;
import io.stepwell.metrics.MetricType;
import io.stepwell.schemas.catalog.RunMetric;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LakePaths.Kind;
import io.stepwell.schemas.push.PushRecord;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that were streamed in are compacted: the answers stay, the files get few. */
class CompactionTest {

  private static final int SLOTS = 2;

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setConfiguration(LocalCluster.batch(SLOTS))
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(SLOTS)
              .build());

  private final FilledHome home;

  CompactionTest(@TempDir Path directory) {
    home = new FilledHome(directory);
  }

  @AfterEach
  void close() {
    home.close();
  }

  /** Every push in files of its own. */
  private static void streamOneByOne(StreamedRun run, List<PushRecord> pushes) throws Exception {
    for (PushRecord push : pushes) {
      run.pushes(List.of(push));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.8.1-run", "v2.2.0-run", "v0.45.0-aggregated"})
  void whatK6PushedAnswersTheSameFromFewerFiles(String recording) throws Exception {
    StreamedRun run = StreamedRun.beginRecorded(home);
    streamOneByOne(run, RecordedPushes.of(recording).records());
    run.end();
    AllAnswers answers = AllAnswers.of(home, run.id());
    assertThat(answers.size()).isGreaterThan(1000);

    Compacted done = run.compact();

    answers.assertStillGiven();
    assertThat(done.generation()).isEqualTo(1);
    assertThat(done.after().files()).isLessThan(done.before().files()).isLessThanOrEqualTo(4);
    assertThat(done.after().bytes()).isLessThan(done.before().bytes());
    assertThat(run.files())
        .as("nothing else of steps and series is left")
        .hasSize(done.after().files())
        .allMatch(file -> file.contains("generation=1/part-"));
    assertThat(home.catalog().run(run.id()).orElseThrow().series())
        .isEqualTo(home.store().series(run.id()).size());
  }

  @Test
  void aLongRunGetsRollupsAndItsFiguresInTheCatalog() throws Exception {
    StreamedRun run = StreamedRun.begin(home);
    run.seconds(0, 3000, 150);
    run.end();

    Compacted done = run.compact();

    assertThat(done.before().files()).isEqualTo(6);
    assertThat(resolutions(run.id(), 1)).containsExactly(0, 1, 10, 60, 600);
    assertThat(home.value(run.id(), "requests", "increase")).isEqualTo(3000 * 6.0);
    assertThat(home.value(run.id(), "duration", "histogram_count_value")).isEqualTo(3000 * 450.0);
    for (String q : List.of("0.1", "0.5", "0.95", "0.99")) {
      double value = home.value(run.id(), "duration", "histogram_quantile(" + q + ")");
      assertThat(value / 450).isBetween(rank(q) - 0.005, rank(q) + 0.005);
    }
    assertThat(home.catalog().run(run.id()).orElseThrow().samples()).isEqualTo(3000 * (3 + 450));
    assertThat(home.catalog().metrics(run.id()))
        .extracting(RunMetric::name, RunMetric::type)
        .containsExactly(
            tuple("duration", MetricType.TREND), tuple("requests", MetricType.COUNTER));
  }

  private static double rank(String q) {
    return Double.parseDouble(q);
  }

  /** The resolutions that the series of a generation promise. */
  private Set<Integer> resolutions(long run, int generation) throws SQLException {
    String files =
        home.home().lakeFiles().root().getPath()
            + LakePaths.generation(Kind.SERIES, run, generation);
    Set<Integer> found = new TreeSet<>();
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet rows =
            duckDb
                .createStatement()
                .executeQuery(
                    "SELECT DISTINCT unnest(resolutions) FROM read_parquet('"
                        + files
                        + "/*.parquet')")) {
      while (rows.next()) {
        found.add(rows.getInt(1));
      }
    }
    return found;
  }

  @Test
  void aBackfillIsCompactedWithWhatWasPushedSince() throws Exception {
    home.backfill(RequestBuilder.of(Fixture.RUN.json()));
    StreamedRun run = StreamedRun.begin(home);
    run.seconds(0, 20);
    run.end();
    home.backfill(RequestBuilder.of(Fixture.RUN.json()).run(run.id()).replacing());
    run.seconds(20, 5);
    AllAnswers answers = AllAnswers.of(home, run.id());

    run.compact();

    answers.assertStillGiven();
    assertThat(home.value(run.id(), "requests", "increase")).isEqualTo(30);
    assertThat(home.catalog().sources(run.id())).containsExactly(Fixture.RUN.json().toString());
    assertThat(home.catalog().metrics(run.id()))
        .contains(new RunMetric("http_req_duration", MetricType.TREND, Contains.TIME));
  }

  @Test
  void aMetricThatWasSentWithTwoTypesAnswersAsBefore() throws Exception {
    StreamedRun run = StreamedRun.begin(home);
    Gauge gauge = new Gauge();
    gauge.observe(0, 5);
    Counter counter = new Counter();
    counter.observe(0, 2);
    run.file(List.of(run.part("requests", 1, gauge), run.part("requests", 0, counter)));
    run.seconds(1, 3);
    AllAnswers answers = AllAnswers.of(home, run.end().id());

    run.compact();

    answers.assertStillGiven();
    assertThat(home.value(run.id(), "requests", "increase")).isEqualTo(20);
  }

  @Test
  void rawSamplesStayAndGiveTheSameRunAgain() throws Exception {
    List<String> lines = new ArrayList<>();
    for (String line : K6Output.lines(Fixture.RUN.json())) {
      lines.add(line.replace("\"tags\":{", "\"tags\":{\"testid\":\"a\",").replace(",}", "}"));
    }
    StreamedRun.points(home, lines.subList(0, lines.size() / 2));
    StreamedRun.points(home, lines.subList(lines.size() / 2, lines.size()));
    long run = home.catalog().runs().get(0).id();
    AllAnswers answers = AllAnswers.of(home, run);
    StreamedRun streamed = new StreamedRun(home, run).end();

    streamed.compact();
    answers.assertStillGiven();
    home.backfill(RequestBuilder.ofArchive(run));

    answers.assertStillGiven();
  }
}

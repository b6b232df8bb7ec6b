package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.cluster.ClusterClassPath;
import io.stepwell.cluster.FlinkProcesses;
import io.stepwell.schemas.catalog.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backfills and compactions on a cluster of real processes, submitted as users do and left alone:
 * the last task makes the run answer, and it answers as after the same in this process.
 */
@Timeout(240)
class ClusterBatchIT {

  private static final String JOB = BackfillJob.class.getName();
  private static final String COMPACT = CompactJob.class.getName();
  private static final String JAR = ClusterClassPath.jobJar().toString();

  @TempDir private static Path directory = Path.of("");
  private static FlinkProcesses flink;

  private FilledHome home;

  @BeforeAll
  static void start() throws Exception {
    flink = FlinkProcesses.start(directory.resolve("flink"), 2);
  }

  @AfterAll
  static void stop() {
    flink.close();
  }

  @BeforeEach
  void open(@TempDir Path empty) {
    home = new FilledHome(empty);
  }

  @AfterEach
  void close() {
    home.close();
  }

  /** A TaskManager is killed meanwhile, so that some of it is done twice. */
  @Test
  void aDetachedBackfillIsOneInThisProcess() throws Exception {
    Path file = LongRun.write(home.home().directory());
    String job = flink.run(words("-p", "2", "-c", JOB, JAR, "--run", "7", file.toString()));
    flink.addTaskManager();
    flink.killTaskManager();

    assertThat(flink.rest().awaitEnd(job)).as(flink.said()).isEqualTo("FINISHED");

    home.backfill(RequestBuilder.of(file).run(8).archiving());
    assertThat(RunFigures.of(home, 7)).isEqualTo(RunFigures.of(home, 8));
    AnswerAgreement agreement = new AnswerAgreement(home, 7, RawRun.read(file));
    agreement.checkWhole("http_req_duration", List.of("name"));
    agreement.checkQuantiles("http_req_duration", List.of());
    assertThat(home.catalog().run(7).orElseThrow().samples())
        .isEqualTo(home.catalog().run(8).orElseThrow().samples());
  }

  @Test
  void aRunIsWrittenAnewFromItsArchiveByRest() throws Exception {
    home.backfill(RequestBuilder.of(Fixture.RUN.json()).run(7).archiving());
    String jar = flink.rest().upload(ClusterClassPath.jobJar());

    String job =
        flink.rest().run(jar, JOB, 1, Optional.empty(), words("--run", "7", "--from-archive"));

    assertThat(flink.rest().awaitEnd(job)).as(flink.said()).isEqualTo("FINISHED");
    home.backfill(RequestBuilder.of(Fixture.RUN.json()).run(8));
    assertThat(RunFigures.of(home, 7)).isEqualTo(RunFigures.of(home, 8));
    assertThat(home.catalog().current(7).orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void aRunThatWasStreamedInIsCompactedAndAnswersTheSame() throws Exception {
    StreamedRun run = StreamedRun.beginRecorded(home);
    run.pushes(RecordedPushes.of("v2.2.0-run").records());
    run.end();
    AllAnswers answers = AllAnswers.of(home, run.id());

    String job = flink.run(words("-p", "2", "-c", COMPACT, JAR, "--run", String.valueOf(run.id())));

    assertThat(flink.rest().awaitEnd(job)).as(flink.said()).isEqualTo("FINISHED");
    assertThat(home.catalog().current(run.id()).orElseThrow().number()).isEqualTo(1);
    answers.assertStillGiven();
  }

  @Test
  void whatCannotBeReadGoesBesideTheLake() throws Exception {
    List<String> lines = new ArrayList<>(K6Output.lines(Fixture.RUN.json()).subList(0, 500));
    lines.add(400, "{\"type\":\"Point\"");
    Path file = K6Output.write(lines, home.home().directory().resolve("broken.json"));

    assertThat(flink.command(words("run", "-p", "2", "-c", JOB, JAR, file.toString())))
        .contains("1 rejected");

    assertThat(
            Files.readString(
                home.home().directory().resolve("dead-letters/run-1-generation-1.jsonl")))
        .contains("\"line\":401,");
  }

  @Test
  void aBackfillOfNothingLeavesNothing() throws Exception {
    Path file =
        K6Output.write(
            K6Output.lines(Fixture.RUN.json()).subList(0, 1),
            home.home().directory().resolve("empty.json"));

    String job = flink.run(words("-c", JOB, JAR, "--run", "7", file.toString()));

    assertThat(flink.rest().awaitEnd(job)).isEqualTo("FAILED");
    assertThat(home.catalog().run(7)).isEmpty();
    assertThat(home.files()).noneMatch(name -> name.startsWith("lake/"));
    assertThatThrownBy(() -> flink.command(words("run", "-c", JOB, JAR, "nowhere.json")))
        .hasMessageContaining("BackfillJob: nowhere.json: there is no such file")
        .hasMessageNotContaining("\tat ");
    assertThat(home.catalog().generations(1)).extracting(Generation::state).isEmpty();
  }

  /** Behind what comes first, where the home is. */
  private String[] words(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(
        List.of(
            "--lake",
            home.home().lakeFiles().root().toString(),
            "--catalog",
            "jdbc:sqlite:" + home.home().directory().resolve("catalog.db")));
    return all.toArray(new String[0]);
  }
}

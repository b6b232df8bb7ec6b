package io.stepwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.Contains;
import io.stepwell.metrics.MetricType;
import io.stepwell.query.RunExtent;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Generation;
import io.stepwell.schemas.catalog.GenerationRequest;
import io.stepwell.schemas.catalog.GenerationResult;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.catalog.RunMetric;
import io.stepwell.schemas.catalog.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunsCommandTest {

  private static final long START = 1_684_949_400;

  private final Path home;

  RunsCommandTest(@TempDir Path home) {
    this.home = home;
  }

  @BeforeAll
  void fill() {
    write("checkout", List.of("generator 1.json.gz", "generator 2.json.gz"), 0);
    write("search \u001b[31m", List.of("-"), 3);
  }

  private void write(String loadTest, List<String> sources, long rejected) {
    try (Catalog catalog = Home.at(home).createCatalog()) {
      Generation generation =
          catalog.claim(
              new GenerationRequest(
                  OptionalLong.empty(), Catalog.DEFAULT_PROJECT, loadTest, false, sources));
      catalog.switchTo(
          new GenerationResult(
              generation.number(),
              RunStatus.FINISHED,
              new RunExtent(generation.run(), START, START + 25),
              5413,
              148,
              rejected,
              rejected == 0 ? OptionalInt.of(generation.number()) : OptionalInt.empty(),
              List.of(
                  new RunMetric("http_req_duration", MetricType.TREND, Contains.TIME),
                  new RunMetric("http_reqs", MetricType.COUNTER, Contains.DEFAULT)),
              "{}"));
    }
  }

  private CommandRun runs(String... arguments) {
    List<String> words = new ArrayList<>(List.of("--home", home.toString(), "runs"));
    words.addAll(List.of(arguments));
    return CommandRun.of(words);
  }

  @Test
  void listHasOneRowARunAndNothingThatMovesTheCursor() {
    assertThat(runs("list").out())
        .isEqualTo(
            """
            run  load test  name               status    start                 seconds  samples  series  rejected
              2          2  search \\u001b[31m  finished  2023-05-24T17:30:00Z       25     5413     148         3
              1          1  checkout           finished  2023-05-24T17:30:00Z       25     5413     148         0
            """);
  }

  @Test
  void listInJson() {
    assertThat(runs("list", "--format", "json").out())
        .isEqualTo(
            """
            [{"id":2,"load_test":{"id":2,"project_id":1,"name":"search \\u001B[31m"},\
            "status":"finished","start":"2023-05-24T17:30:00Z","end":"2023-05-24T17:30:25Z",\
            "samples":5413,"rejected":3,"series":148,"generation":1,"raw_samples":false},\
            {"id":1,"load_test":{"id":1,"project_id":1,"name":"checkout"},\
            "status":"finished","start":"2023-05-24T17:30:00Z","end":"2023-05-24T17:30:25Z",\
            "samples":5413,"rejected":0,"series":148,"generation":1,"raw_samples":true}]
            """);
  }

  @Test
  void showTellsMetricsAndSources() {
    assertThat(runs("show", "1").out())
        .isEqualTo(
            """
            run          1
            load test    1 checkout
            project      1
            status       finished
            start        2023-05-24T17:30:00Z
            end          2023-05-24T17:30:25Z
            samples      5413
            rejected     0
            series       148
            generation   1
            raw samples  kept
            source       generator 1.json.gz
            source       generator 2.json.gz

            metric             type     contains
            http_req_duration  trend    time
            http_reqs          counter  default
            """);
  }

  @Test
  void showInJson() {
    assertThat(runs("show", "2", "--format", "json").out())
        .startsWith("{\"id\":2,")
        .endsWith(
            """
            "raw_samples":false,\
            "metrics":[{"name":"http_req_duration","type":"trend","contains":"time"},\
            {"name":"http_reqs","type":"counter","contains":"default"}],"sources":["-"]}
            """);
  }

  @Test
  void deleteForgetsTheRunAndRemovesItsFiles() throws IOException {
    write("gone", List.of("-"), 0);
    Path steps = home.resolve("lake/steps/test_run_id=3/generation=1");
    Files.createDirectories(steps);
    Files.writeString(steps.resolve("part-0.parquet"), "");
    Path exports = Files.createDirectories(home.resolve("exports"));
    Path exported = Files.writeString(exports.resolve("run-3-1.csv"), "");
    Path other = Files.writeString(exports.resolve("run-33-1.csv"), "");

    CommandRun deleted = runs("delete", "3");

    assertThat(deleted.out()).isEqualTo("deleted run 3\n");
    assertThat(deleted.exitCode()).isZero();
    assertThat(home.resolve("lake/steps/test_run_id=3")).doesNotExist();
    assertThat(exported).doesNotExist();
    assertThat(other).exists();
    assertThat(runs("list").out()).doesNotContain("gone").contains("search");
  }

  @Test
  void anUnknownRunIsNotFound() {
    for (String command : List.of("show", "delete")) {
      CommandRun run = runs(command, "9");
      assertThat(run.exitCode()).isEqualTo(4);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .isEqualTo(
              "stepwell: there is no test run 9; stepwell runs list shows those there are.\n");
    }
  }

  @Test
  void aDirectoryWithoutCatalogIsNoHome(@TempDir Path empty) {
    CommandRun run = CommandRun.of("runs", "list", "--home", empty.toString());

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err())
        .isEqualTo(
            "stepwell: there is no Stepwell home at "
                + empty
                + "; fill one with backfill, or name another with --home.\n");
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void aCatalogThatIsNoneIsABackendFailureWithATraceOnlyIfAskedFor() throws IOException {
    Path text = Files.writeString(home.resolve("notes.db"), "not a database, ".repeat(100));
    String url = "jdbc:sqlite:" + text;

    CommandRun plain = runs("list", "--catalog", url);
    assertThat(plain.exitCode()).isEqualTo(5);
    assertThat(plain.errors()).singleElement().asString().contains("notes.db");
    assertThat(runs("list", "--catalog", url, "--verbose").err()).contains("\tat io.stepwell.");
  }
}

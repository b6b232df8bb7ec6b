package io.stepwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.jobs.FilledHome;
import io.stepwell.jobs.StreamedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Runs 1 to 3 are over, run 4 goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunsCompactCommandTest {

  private final Path home;

  RunsCompactCommandTest(@TempDir Path home) {
    this.home = home;
  }

  @BeforeAll
  void fill() throws IOException {
    try (FilledHome filled = new FilledHome(home)) {
      for (int run = 1; run <= 3; run++) {
        assertThat(StreamedRun.begin(filled).seconds(0, 5).end().id()).isEqualTo(run);
      }
      assertThat(StreamedRun.begin(filled).seconds(0, 5).id()).isEqualTo(4);
    }
  }

  private CommandRun compact(String... arguments) {
    List<String> words = new ArrayList<>(List.of("--home", home.toString(), "runs", "compact"));
    words.addAll(List.of(arguments));
    return CommandRun.of(words);
  }

  private String requests(int run) {
    return CommandRun.of(
            List.of(
                "query",
                "aggregate",
                "--home",
                home.toString(),
                "--run",
                Integer.toString(run),
                "--metric",
                "requests",
                "--query",
                "increase",
                "--format",
                "csv"))
        .out();
  }

  @Test
  @Order(1)
  void aMistakeIsFoundBeforeAnythingIsDone() {
    CommandRun unknown = compact("1", "9");
    assertThat(unknown.exitCode()).isEqualTo(4);
    assertThat(unknown.err())
        .isEqualTo("stepwell: there is no test run 9; stepwell runs list shows those there are.\n");
    CommandRun running = compact("1", "4");
    assertThat(running.exitCode()).isEqualTo(3);
    assertThat(running.errors())
        .singleElement()
        .asString()
        .contains("the run 4 is being streamed in");
    assertThat(List.of(unknown.out(), running.out())).containsOnly("");
    assertThat(CommandRun.of("runs", "list", "--home", home.toString(), "--format", "json").out())
        .doesNotContain("\"generation\":1");
  }

  @Test
  @Order(2)
  void aRowForEachRunTellsWhatBecameOfIt() {
    String before = requests(1);

    CommandRun run = compact("1", "2", "1", "--parallelism", "1", "--quiet");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .matches(
            """
            run  files before  files after  bytes before  bytes after  seconds
              1             6            2         \\d{5} +\\d+ +\\d+\\.\\d\\d
              2             6            2         \\d{5} +\\d+ +\\d+\\.\\d\\d
            """);
    assertThat(requests(1)).isEqualTo(before).contains(",30");
    assertThat(home.resolve("lake/steps/test_run_id=1/generation=0")).isEmptyDirectory();
  }

  @Test
  @Order(3)
  void whatIsCompactedHasNothingToCompact() {
    CommandRun run = compact("1");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("run 1 has nothing to compact\n");
    assertThat(compact("1", "--quiet", "--format", "json"))
        .isEqualTo(new CommandRun(0, "[]\n", ""));
  }

  @Test
  @Order(4)
  void allOfThemAreThoseThatAreOverAndHaveSomething() {
    CommandRun run = compact("--all", "--format", "json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .matches(
            "\\[\\{\"run\":3,\"generation\":1,\"files_before\":6,\"files_after\":[2-4],"
                + "\"bytes_before\":\\d+,\"bytes_after\":\\d+,\"seconds\":[0-9.]+\\}\\]\n");
    assertThat(run.errors()).singleElement().asString().contains("the run 4 is being streamed in");
    assertThat(compact("--all").err()).endsWith("no run has anything to compact\n");
  }
}

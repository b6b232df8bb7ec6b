package io.stepwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.jobs.FilledHome;
import io.stepwell.jobs.StreamedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Run 1 is over, run 2 goes on. */
class RunsFilesCommandTest {

  private final Path home;

  RunsFilesCommandTest(@TempDir Path home) throws IOException {
    this.home = home;
    try (FilledHome filled = new FilledHome(home)) {
      assertThat(StreamedRun.begin(filled).seconds(0, 5).end().id()).isEqualTo(1);
      assertThat(StreamedRun.begin(filled).seconds(0, 5).id()).isEqualTo(2);
    }
  }

  private CommandRun files(String... arguments) {
    List<String> words = new ArrayList<>(List.of("--home", home.toString(), "runs", "files"));
    words.addAll(List.of(arguments));
    return CommandRun.of(words);
  }

  @Test
  void eachIsAPathOnALineOfItsOwn() {
    CommandRun run = files("1");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .hasSize(6)
        .allSatisfy(line -> assertThat(Path.of(line)).isRegularFile().isAbsolute());
    assertThat(files("1", "--table", "series").out().lines())
        .hasSize(3)
        .allMatch(line -> line.contains("/series/test_run_id=1/generation=0/"));
  }

  @Test
  void afterACompactionTheyAreOthers() {
    assertThat(files("1", "--table", "steps").out()).doesNotContain("generation=1");
    CommandRun.of("--home", home.toString(), "runs", "compact", "1", "--parallelism", "1");
    assertThat(files("1", "--table", "steps").out().lines())
        .singleElement()
        .asString()
        .contains("/steps/test_run_id=1/generation=1/");
  }

  @Test
  void jsonHasThoseOfAllRuns() {
    String json = files("--format", "json").out();
    assertThat(files("2", "--table", "steps").out().lines())
        .hasSize(3)
        .allSatisfy(
            file ->
                assertThat(json)
                    .contains(
                        "{\"test_run_id\":2,\"load_test\":\"live\",\"table\":\"steps\",\"file\":\"%s\"}"
                            .formatted(file)));
    assertThat(json).contains("\"test_run_id\":1");
  }

  @Test
  void mistakesAreTold() {
    assertThat(files("9"))
        .isEqualTo(
            new CommandRun(
                4,
                "",
                "stepwell: there is no test run 9; stepwell runs list shows those there are.\n"));
    assertThat(files("--table", "rollups").err())
        .contains("'rollups' is none of steps, series, samples");
  }
}

package io.stepwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.jobs.BackfillRequest;
import io.stepwell.query.RunExtent;
import io.stepwell.schemas.catalog.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo is the shortest proof that a real run goes in and k6's own figures come out. */
class DemoCommandTest {

  private static final RunExtent ANY_RUN = new RunExtent(1, 1_795_293_438, 1_795_293_464);

  @Test
  void theDemoAnswersTheCheatSheetAndEveryFigureAgreesWithK6(@TempDir Path home)
      throws IOException {
    CommandRun demo = CommandRun.of("demo", "--quiet", "--home", home.toString());

    assertThat(demo.exitCode()).isZero();
    assertThat(demo.err()).isEmpty();
    for (ExampleQuery example : CheatSheet.of(ANY_RUN)) {
      assertThat(demo.out()).contains("--metric '" + example.metric() + "'");
      assertThat(demo.out()).contains("--query '" + example.query() + "'");
    }
    assertThat(demo.out())
        .contains("increase\n          581\n")
        .contains("sum(max by (instance_id))\n                             5\n")
        .contains("no points\n     warning: test run 1 has no metric load_generator_cpu_percent\n")
        .contains("historgam_quantile is not a method of trend")
        .containsPattern("Run 1 against k6's own summary: 140 figures: .*, 0 different\\.")
        .containsPattern("Run 2 against k6's own summary: 140 figures: .*, 0 different\\.");
    assertThat(CommandRun.of("runs", "list", "--home", home.toString()).out().lines()).hasSize(3);
    aSecondDemoWritesTheSameRunsAnew(Home.at(home));
  }

  private static void aSecondDemoWritesTheSameRunsAnew(Home home) throws IOException {
    for (int ordinal = 1; ordinal <= DemoRuns.COUNT; ordinal++) {
      BackfillRequest again = DemoRuns.request(home, DemoRuns.file(home, ordinal));
      assertThat(again.run()).hasValue(ordinal);
      assertThat(again.replace()).isTrue();
    }
  }

  @Test
  void theFirstDemoTakesNewRuns(@TempDir Path home) throws IOException {
    BackfillRequest first = DemoRuns.request(Home.at(home), DemoRuns.file(Home.at(home), 1));

    assertThat(first.run()).isEmpty();
    assertThat(first.replace()).isFalse();
  }

  @Test
  void theCheatSheetIsTheDocumentsWordForWord() {
    assertThat(CheatSheet.of(ANY_RUN).stream().map(example -> example.command(1)))
        .isEqualTo(
            List.of(
                "query range --run 1 --metric 'vus' --query 'sum(last by (instance_id))'",
                "query range --run 1 --metric 'http_reqs' --query 'rate'",
                "query range --run 1 --metric 'http_reqs{status!=\"0\"}'"
                    + " --query 'rate by (name,method)'",
                "query range --run 1 --metric 'http_req_duration'"
                    + " --query 'histogram_quantile(0.95) by (name,method,status)' --step 10"
                    + " --start 2026-11-21T20:37:23Z --end 2026-11-21T20:37:39Z",
                "query aggregate --run 1 --metric 'http_reqs' --query 'increase'",
                "query aggregate --run 1 --metric 'http_reqs' --query 'increase'"
                    + " --start 2026-11-21T20:37:23Z --end 2026-11-21T20:37:39Z",
                "query aggregate --run 1 --metric 'http_req_duration'"
                    + " --query 'historgam_quantile(0.95) by (name,method,status)'",
                "query aggregate --run 1 --metric 'http_reqs{status~=\"[23][0-9]{2}\"}'"
                    + " --query 'max_rate(5) by (name)'",
                "query aggregate --run 1 --metric 'load_generator_cpu_percent'"
                    + " --query 'avg(max by (instance))'",
                "query aggregate --run 1 --metric 'vus' --query 'sum(max by (instance_id))'"));
  }
}

package io.stepwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two runs of which the second is slower by half, and has one URL more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunsCompareCommandTest {

  private static final String DECLARED =
      """
      {"type":"Metric","data":{"name":"http_req_duration","type":"trend","contains":"time","thresholds":[],"submetrics":null},"metric":"http_req_duration"}
      """;
  private static final int SECONDS = 30;

  private final Path directory;

  RunsCompareCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeAll
  void fill() throws IOException {
    backfill("before", 100, "/");
    backfill("after", 150, "/new");
  }

  private void backfill(String loadTest, int slow, String other) throws IOException {
    StringBuilder json = new StringBuilder(DECLARED);
    for (int second = 0; second < SECONDS; second++) {
      json.append(point(second, slow + second % 3, "/cart"));
    }
    json.append(point(0, 1, other));
    Path file = Files.writeString(directory.resolve("run.json"), json);
    CommandRun run = stepwell("--quiet", "backfill", "--load-test", loadTest, file.toString());
    assertThat(run.exitCode()).isZero();
  }

  private static String point(int second, int value, String name) {
    return """
        {"metric":"http_req_duration","type":"Point","data":{"time":"2026-11-21T20:50:%02dZ","value":%d,"tags":{"name":"%s"}}}
        """
        .formatted(second, value, name);
  }

  private CommandRun stepwell(String... arguments) {
    List<String> words = new ArrayList<>(List.of(arguments));
    words.addAll(List.of("--home", directory.resolve("home").toString()));
    return CommandRun.of(words);
  }

  private CommandRun compare(String... arguments) {
    List<String> words = new ArrayList<>(List.of("runs", "compare"));
    words.addAll(List.of(arguments));
    return stepwell(words.toArray(new String[0]));
  }

  @Test
  void seriesBesideEachOther() {
    CommandRun run =
        compare("1", "2", "--metric", "http_req_duration", "--query", "histogram_max by (name)");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            series                           query          run 1  run 2  change      %  95 % from  to  finding
            http_req_duration{name="/"}      histogram_max      1      -       -      -          -   -  only in run 1
            http_req_duration{name="/cart"}  histogram_max    102    152      50  +49.0          -   -  decided by single samples
            http_req_duration{name="/new"}   histogram_max      -      1       -      -          -   -  only in run 2
            """);
  }

  @Test
  void whatIsWorseFailsOnRequestAlone() {
    CommandRun run = compare("1", "2");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().skip(1))
        .hasSize(4)
        .allMatch(line -> line.startsWith("http_req_duration  histogram_"));
    assertThat(run.out().lines().filter(line -> line.endsWith("  worse")).count()).isEqualTo(2);
    assertThat(run.out().lines().filter(line -> line.endsWith("too few samples to tell")))
        .hasSize(2);

    assertThat(compare("1", "2", "--fail-if-worse").exitCode()).isEqualTo(98);
    assertThat(compare("2", "1", "--fail-if-worse").exitCode()).isZero();
    assertThat(compare("2", "1").out()).contains("  better\n");
  }

  @Test
  void asJsonIntoAFile() throws IOException {
    Path file = directory.resolve("comparison.json");
    CommandRun run = compare("1", "2", "--format", "json", "--output", file.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out() + run.err()).isEmpty();
    JsonNode json = new ObjectMapper().readTree(Files.readString(file));
    assertThat(json.path("base").asInt()).isEqualTo(1);
    assertThat(json.path("with").asInt()).isEqualTo(2);
    assertThat(json.path("worse").asBoolean()).isTrue();
    JsonNode median = json.at("/value/1");
    assertThat(median.path("query").asText()).isEqualTo("histogram_quantile(0.5)");
    assertThat(median.path("better").asText()).isEqualTo("lower");
    assertThat(median.at("/metric/__name__").asText()).isEqualTo("http_req_duration");
    assertThat(median.path("change").asInt()).isEqualTo(50);
    assertThat(median.path("interval")).hasSize(2);
    assertThat(median.path("finding").asText()).isEqualTo("changed");
  }

  @Test
  void whatNeitherHasIsToldOf() {
    CommandRun run =
        compare("1", "2", "--metric", "http_req_durations", "--query", "histogram_avg");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.errors())
        .first()
        .isEqualTo(
            "warning: test run 1 has no metric http_req_durations; did you mean http_req_duration?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 9 | histogram_avg | 4 | there is no test run 9",
        "1 | 1 | histogram_avg | 2 | run 1 cannot be compared with itself",
        "1 | 2 | p95           | 2 | did you mean histogram_quantile(0.95)?",
      })
  void mistakesAreOneSentence(String base, String other, String query, int code, String sentence) {
    CommandRun run = compare(base, other, "--metric", "http_req_duration", "--query", query);

    assertThat(run.exitCode()).isEqualTo(code);
    assertThat(run.out()).isEmpty();
    assertThat(run.errors()).first().asString().contains(sentence);
  }

  @Test
  void aMetricGoesWithAQuery() {
    CommandRun run = compare("1", "2", "--metric", "http_req_duration");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors()).first().asString().contains("--metric and --query go together");
  }
}

package io.stepwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** A run with thresholds of its own, one without, and what is asked of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunsThresholdsCommandTest {

  private static final String WITH_OWN =
      """
      {"type":"Metric","data":{"name":"wait","type":"trend","contains":"time","thresholds":["p(75)<4",{"threshold":"max<9","abortOnFail":true,"delayAbortEval":"5s"}],"submetrics":null},"metric":"wait"}
      {"metric":"wait","type":"Point","data":{"time":"2026-11-21T20:50:00Z","value":1,"tags":{"name":"a"}}}
      {"metric":"wait","type":"Point","data":{"time":"2026-11-21T20:50:01Z","value":8,"tags":{"name":"b"}}}
      {"metric":"wait","type":"Point","data":{"time":"2026-11-21T20:50:02Z","value":2,"tags":{"name":"a"}}}
      """;

  private static final String WITHOUT =
      """
      {"type":"Metric","data":{"name":"odd","type":"counter","contains":"default","thresholds":[],"submetrics":null},"metric":"odd"}
      {"metric":"odd","type":"Point","data":{"time":"2026-11-21T20:50:00Z","value":1,"tags":{}}}
      """;

  private final Path directory;

  RunsThresholdsCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeAll
  void fill() throws IOException {
    backfill("shop <\u0001&>", WITH_OWN);
    backfill("plain", WITHOUT);
  }

  private void backfill(String loadTest, String json) throws IOException {
    Path file = Files.writeString(directory.resolve("run.json"), json);
    CommandRun run = stepwell("--quiet", "backfill", "--load-test", loadTest, file.toString());
    assertThat(run.exitCode()).isZero();
  }

  private CommandRun stepwell(String... arguments) {
    List<String> words = new ArrayList<>(List.of(arguments));
    words.addAll(List.of("--home", directory.resolve("home").toString()));
    return CommandRun.of(words);
  }

  private CommandRun thresholds(String... arguments) {
    List<String> words = new ArrayList<>(List.of("runs", "thresholds"));
    words.addAll(List.of(arguments));
    return stepwell(words.toArray(new String[0]));
  }

  @Test
  void aRunsOwnThresholdsAsTable() {
    CommandRun run = thresholds("1");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(99);
    assertThat(run.out())
        .isEqualTo(
            """
            metric  threshold  value  verdict  first crossed         value then
            wait    p(75)<4        5  failed   2026-11-21T20:50:01Z        6.25
            wait    max<9          8  passed   -                              -
            """);
  }

  @Test
  void othersInTheirPlace() {
    CommandRun run = thresholds("1", "--check", "wait: p(95)<8", "--check", "wait{name:a}: max<=2");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            metric        threshold  value  verdict  first crossed  value then
            wait          p(95)<8      7.4  passed   -                       -
            wait{name:a}  max<=2         2  passed   -                       -
            """);
  }

  @Test
  void asJson() throws IOException {
    CommandRun run = thresholds("1", "--format", "json");

    assertThat(run.exitCode()).isEqualTo(99);
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.path("passed").asBoolean()).isFalse();
    assertThat(json.at("/value/0"))
        .hasToString(
            "{\"metric\":\"wait\",\"expression\":\"p(75)<4\",\"value\":5,\"passed\":false,"
                + "\"first_crossed\":\"2026-11-21T20:50:01Z\",\"first_crossed_value\":6.25,"
                + "\"abort_on_fail\":false,\"delay_abort_eval\":null}");
    assertThat(json.at("/value/1/abort_on_fail").asBoolean()).isTrue();
    assertThat(json.at("/value/1/delay_abort_eval").asText()).isEqualTo("5s");
  }

  @Test
  void asJunitIntoAFileThatIsThereWhole() throws Exception {
    Path file = directory.resolve("verdicts.xml");
    Files.writeString(file, "old");
    CommandRun run = thresholds("1", "--format", "junit", "--output", file.toString());

    assertThat(run.exitCode()).isEqualTo(99);
    assertThat(run.out() + run.err()).isEmpty();
    Element suites =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getDocumentElement();
    assertThat(suites.getTagName()).isEqualTo("testsuites");
    Element suite = (Element) suites.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("name")).isEqualTo("shop <\uFFFD&>, test run 1");
    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("time")).isEqualTo("3");
    Element failed = (Element) suite.getElementsByTagName("testcase").item(0);
    assertThat(failed.getAttribute("name")).isEqualTo("wait: p(75)<4");
    Element failure = (Element) failed.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("p(75)<4 is not met: the value is 5");
    assertThat(failure.getTextContent())
        .isEqualTo("first crossed at 2026-11-21T20:50:01Z, when the value was 6.25");
    Element passed = (Element) suite.getElementsByTagName("testcase").item(1);
    assertThat(passed.getElementsByTagName("failure").getLength()).isZero();
    assertThat(directory.resolve("verdicts.xml.part")).doesNotExist();
  }

  @Test
  void aRunWithoutThresholdsPasses() {
    CommandRun run = thresholds("2");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .isEqualTo("warning: run 2 declares no thresholds; ask for some with --check\n");
  }

  @Test
  void aVerdictOnNothingIsToldOf() {
    CommandRun run = thresholds("2", "--check", "errors: count<1");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).startsWith("warning: nothing was measured of errors");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9 | wait: max<9      | 4 | there is no test run 9",
        "1 | wait max<9       | 2 | a check is a metric, a colon and what to demand of it",
        "1 | wait: count<9    | 2 | wait is a trend",
        "1 | waits: max<9     | 2 | the run has no metric waits (did you mean wait?)",
      })
  void mistakesAreOneSentence(String id, String check, int code, String sentence) {
    CommandRun run = thresholds(id, "--check", check);

    assertThat(run.exitCode()).isEqualTo(code);
    assertThat(run.out()).isEmpty();
    assertThat(run.errors()).singleElement().asString().contains(sentence);
  }

  @Test
  void aFileThatCannotBeWrittenIsToldOf() {
    CommandRun run = thresholds("1", "--output", directory + "/none/verdicts.txt");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.errors()).singleElement().asString().contains("/none/verdicts.txt cannot be");
  }
}

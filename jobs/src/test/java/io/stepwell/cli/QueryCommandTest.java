package io.stepwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two small runs of one load test, and what is asked of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryCommandTest {

  private final Path directory;

  QueryCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeAll
  void fill() throws IOException {
    write(1, 20);
    write(2, 40);
  }

  /** Ten seconds of a request a second, every fifth one failing, and one of a greedy label. */
  private void write(int run, int minute) throws IOException {
    StringBuilder csv =
        new StringBuilder("metric_name,timestamp,metric_value,name,status,extra_tags,metadata\n");
    long start = 1_795_293_000 + 60L * minute;
    for (int second = 0; second < 10; second++) {
      String labels = "login," + (second % 5 == 4 ? 500 : 200);
      csv.append(row("http_reqs", start + second, 1, labels));
      csv.append(row("http_req_duration", start + second, run * (second + 1) / 4.0, labels));
    }
    csv.append(row("http_reqs", start + 3, 1, "\"a, \"\"b\"\"\",200"));
    Path file = Files.writeString(directory.resolve("run-" + run + ".csv"), csv);
    CommandRun backfill =
        stepwell("--quiet", "backfill", "--load-test", "checkout", file.toString());
    assertThat(backfill.exitCode()).isZero();
  }

  private static String row(String metric, long time, double value, String labels) {
    return String.format(Locale.ROOT, "%s,%d,%.6f,%s,,%n", metric, time, value, labels);
  }

  private CommandRun stepwell(String... arguments) {
    List<String> words = new ArrayList<>(List.of(arguments));
    words.addAll(List.of("--home", directory.resolve("home").toString()));
    return CommandRun.of(words);
  }

  @Test
  void rangeAsTable() {
    CommandRun run =
        stepwell(
            "query",
            "range",
            "--run=1",
            "--metric=http_reqs",
            "--query=rate by (name)",
            "--step=5");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            time                  name    rate
            2026-11-21T20:50:05Z  a, "b"   0.2
            2026-11-21T20:50:10Z  a, "b"     0
            2026-11-21T20:50:05Z  login      1
            2026-11-21T20:50:10Z  login      1
            """);
  }

  @Test
  void rangeAsCsv() {
    CommandRun run =
        stepwell(
            "query",
            "range",
            "--run=1",
            "--metric=http_reqs{status=\"200\"}",
            "--query=increase by (name)",
            "--step=5",
            "--format=csv");

    assertThat(run.out())
        .isEqualTo(
            """
            test_run_id,__name__,name,timestamp,value\r
            1,http_reqs,"a, ""b""\",1795294205,1\r
            1,http_reqs,"a, ""b""\",1795294210,0\r
            1,http_reqs,login,1795294205,4\r
            1,http_reqs,login,1795294210,4\r
            """);
  }

  @Test
  void rangeAsJson() {
    CommandRun run =
        stepwell(
            "query",
            "range",
            "--run=1",
            "--metric=http_req_duration",
            "--query=histogram_quantile(0.5)",
            "--step=5",
            "--start=2026-11-21T20:50:05Z",
            "--end=1795294210",
            "--format=json");

    assertThat(run.out())
        .isEqualTo(
            """
            {"status":"success","data":{"resultType":"matrix","result":[\
            {"metric":{"__name__":"http_req_duration","test_run_id":"1"},\
            "values":[[1795294210,2]]}]}}
            """);
  }

  @Test
  void aggregateOfOneRunAndAcrossRuns() {
    String metric = "--metric=http_req_duration";
    String query = "--query=histogram_avg by (status)";

    assertThat(stepwell("query", "aggregate", "--run=2", metric, query).out())
        .isEqualTo(
            """
            status  histogram_avg
            200               2.5
            500              3.75
            """);
    String both =
        """
        test_run_id  status  histogram_avg
        1            200              1.25
        1            500             1.875
        2            200               2.5
        2            500              3.75
        """;
    assertThat(stepwell("query", "aggregate", "--load-test=1", metric, query).out())
        .isEqualTo(both);
    assertThat(stepwell("query", "aggregate", "--load-test=1", "--runs=2,1", metric, query).out())
        .isEqualTo(both);
    assertThat(stepwell("query", "aggregate", "--load-test=1", "--last=1", metric, query).out())
        .isEqualTo(stepwell("query", "aggregate", "--run=2", metric, query).out());
  }

  @Test
  void anAnswerWithoutPointsSaysWhy() {
    CommandRun table = stepwell("query", "range", "--run=1", "--metric=http_req", "--query=rate");
    assertThat(table.exitCode()).isZero();
    assertThat(table.out()).isEqualTo("no points\n");
    assertThat(table.err())
        .isEqualTo("warning: test run 1 has no metric http_req; did you mean http_reqs?\n");

    CommandRun csv =
        stepwell(
            "query",
            "aggregate",
            "--run=1",
            "--metric=http_reqs{name=\"none\"}",
            "--query=rate by (status)",
            "--format=csv");
    assertThat(csv.out()).isEqualTo("test_run_id,__name__,status,timestamp,value\r\n");
  }

  @Test
  void jsonOfARefusalIsTheApisErrorBody() {
    CommandRun run =
        stepwell(
            "query", "aggregate", "--run=9", "--metric=http_reqs", "--query=rate", "--format=json");

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out())
        .isEqualTo(
            """
            {"status":"error","errorType":"not_found","error":"there is no test run 9 with samples"}
            """);
    assertThat(run.err()).isEqualTo("stepwell: there is no test run 9 with samples.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          2 | range --run=1 --metric=http_reqs{ --query=rate            | the selector http_reqs{
          2 | range --run=1 --metric=http_reqs --query=rat              | did you mean rate?
          2 | range --run=1 --metric=http_req_duration --query=p95      | did you mean histogram_quantile(0.95)?
          2 | range --run=1 --metric=http_reqs --query=rate(            | rate
          2 | range --run=1 --metric=http_reqs --query=rate --step=1.5  | step is a whole number
          2 | range --run=1 --metric=http_reqs --query=rate --end=never | not never
          2 | aggregate --run=1 --metric=http_reqs                      | needs --query EXPR
          2 | aggregate --metric=http_reqs --query=rate                 | --run ID or --load-test ID
          2 | aggregate --run=1 --load-test=1 --metric=a --query=rate   | one of them
          2 | aggregate --run=1 --last=3 --metric=http_reqs --query=rate | go with --load-test
          2 | aggregate --load-test=1 --last=1 --runs=1 --metric=a --query=rate | do not go together
          2 | aggregate --load-test=1 --last=0 --metric=http_reqs --query=rate | 1 or more, not 0
          2 | aggregate --load-test=1 --metric=http_reqs --query=rate --start=0 | start
          4 | range --run=9 --metric=http_reqs --query=rate             | no test run 9
          4 | aggregate --load-test=9 --metric=http_reqs --query=rate   | no load test 9
          4 | aggregate --load-test=1 --runs=1,9 --metric=http_reqs --query=rate | no test run 9 in
          """)
  void aQuestionThatCannotBeAnsweredIsRefusedInOneSentence(
      int exitCode, String line, String sentence) {
    CommandRun run = stepwell(("query " + line).split(" "));

    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
    assertThat(run.errors()).singleElement().asString().startsWith("stepwell: ").contains(sentence);
  }
}

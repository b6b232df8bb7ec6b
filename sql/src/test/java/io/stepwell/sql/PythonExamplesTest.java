package io.stepwell.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stepwell.query.Answer;
import io.stepwell.query.AnswerSeries;
import io.stepwell.query.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in Python, where DataSketches read our sketches, gives what the API answers. */
class PythonExamplesTest {

  private static final long RUN = 1;
  private static final double FLOAT = 1e-5;
  private static final List<String> SHARES = List.of("to_1", "to_2", "to_5", "to_10", "to_inf");

  @Test
  void responseTimesAreThoseOfTheApi(@TempDir Path directory)
      throws IOException, InterruptedException {
    needPackages();
    Map<String, Map<String, Double>> figures = responseTimes(directory);
    assertFigure(figures, "count", "histogram_count_increase", 0);
    assertFigure(figures, "p50", "histogram_quantile(0.5)", FLOAT);
    assertFigure(figures, "p95", "histogram_quantile(0.95)", FLOAT);
    assertFigure(figures, "p99", "histogram_quantile(0.99)", FLOAT);
    Map<String, Double> averages = asked("histogram_avg");
    figures.forEach(
        (name, of) -> {
          double count = figure(of, "count");
          assertThat(figure(of, "sum") / count)
              .isCloseTo(averages.getOrDefault(name, Double.NaN), withinPercentage(1e-7));
          assertThat(SHARES.stream().mapToDouble(share -> figure(of, share)).sum())
              .isEqualTo(count);
          double upTo5 = SHARES.stream().limit(3).mapToDouble(share -> figure(of, share)).sum();
          assertThat(figure(of, "within") * count).isCloseTo(upTo5, withinPercentage(1e-7));
        });
  }

  private static double figure(Map<String, Double> figures, String name) {
    return figures.getOrDefault(name, Double.NaN);
  }

  private static void assertFigure(
      Map<String, Map<String, Double>> figures, String figure, String method, double percentage) {
    Map<String, Double> expected = asked(method);
    assertThat(figures.keySet()).isEqualTo(expected.keySet()).isNotEmpty();
    expected.forEach(
        (name, value) ->
            assertThat(figure(figures.getOrDefault(name, Map.of()), figure))
                .as("%s of %s", figure, name)
                .isCloseTo(value, withinPercentage(percentage)));
  }

  private static Map<String, Double> asked(String method) {
    Question question =
        Question.of(
            "http_req_duration",
            method + " by (name)",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Answer answer = Demo.home().engine().aggregate(RUN, question);
    Map<String, Double> values = new HashMap<>();
    for (AnswerSeries series : answer.series()) {
      values.put(series.labels().get("name"), series.value(0));
    }
    return values;
  }

  private Map<String, Map<String, Double>> responseTimes(Path directory)
      throws IOException, InterruptedException {
    Path files = CommandLine.files(Demo.home().home(), directory);
    Path example = Path.of("examples", "python", "response_times.py");
    Process python =
        new ProcessBuilder("python3", example.toString(), Long.toString(RUN))
            .redirectInput(files.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines = python.inputReader().lines().toList();
    assertThat(python.waitFor()).as("exit code of %s", example).isZero();
    List<String> columns = List.of(lines.get(0).split(","));
    Map<String, Map<String, Double>> figures = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, Double> of = new HashMap<>();
      for (int column = 1; column < cells.length; column++) {
        of.put(columns.get(column), Double.valueOf(cells[column]));
      }
      figures.put(cells[0], of);
    }
    return figures;
  }

  /** Without the packages this is skipped; where everything must be tested, it fails. */
  private static void needPackages() throws InterruptedException {
    boolean there;
    try {
      Process python =
          new ProcessBuilder("python3", "-c", "import datasketches, pandas, pyarrow")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      there = python.waitFor() == 0;
    } catch (IOException e) {
      there = false;
    }
    if (!there && !"true".equals(System.getenv("CI"))) {
      String missing = "no python3 with datasketches, pandas and pyarrow on the PATH";
      System.out.println("skipped, as there is " + missing);
      assumeTrue(false, missing);
    }
    assertThat(there).as("python3 with datasketches, pandas and pyarrow").isTrue();
  }
}

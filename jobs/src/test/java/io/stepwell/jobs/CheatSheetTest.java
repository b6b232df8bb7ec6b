package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.stepwell.metrics.Labels;
import io.stepwell.query.Answer;
import io.stepwell.query.AnswerSeries;
import io.stepwell.query.Question;
import io.stepwell.query.ResultType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The queries that the API's documentation gives as examples, letter by letter, over a run of two
 * load generators that goes on while the examples' time begins.
 */
class CheatSheetTest {

  private static final long RUN = 152779;
  private static final String START = "2021-08-09T12:01:10Z";
  private static final String END = "2021-08-09T12:09:13Z";
  private static final List<String> CPU =
      List.of(
          "{\"type\":\"Metric\",\"data\":{\"name\":\"load_generator_cpu_percent\",\"type\":\"gauge\","
              + "\"contains\":\"default\",\"thresholds\":[],\"submetrics\":null},"
              + "\"metric\":\"load_generator_cpu_percent\"}",
          cpu("12.5", "01:05.5"),
          cpu("71.25", "01:06.5"),
          cpu("40", "01:12"));

  private static FilledHome home;
  private static RawRun raw;

  private static String cpu(String value, String minute) {
    return "{\"metric\":\"load_generator_cpu_percent\",\"type\":\"Point\",\"data\":{\"time\":"
        + "\"2021-08-09T12:"
        + minute
        + "Z\",\"value\":"
        + value
        + ",\"tags\":{\"instance\":\"INSTANCE\"}}}";
  }

  @BeforeAll
  static void backfill(@TempDir Path directory) throws IOException {
    Path one = generator(directory, Fixture.RUN, "one", "2021-08-09T12:00:58.25Z");
    Path two = generator(directory, Fixture.RUN2, "two", "2021-08-09T12:00:59.75Z");
    raw = RawRun.read(one, two);
    home = new FilledHome(directory.resolve("home"));
    home.backfill(RequestBuilder.of(one, two).run(RUN));
  }

  private static Path generator(Path directory, Fixture fixture, String name, String start)
      throws IOException {
    List<String> lines = K6Output.lines(fixture.json());
    Duration delay = Duration.between(K6Output.start(lines), Instant.parse(start));
    List<String> moved = new ArrayList<>();
    lines.forEach(line -> moved.add(K6Output.later(line, delay)));
    CPU.forEach(line -> moved.add(line.replace("INSTANCE", name)));
    return K6Output.write(moved, directory.resolve(name + ".json"));
  }

  @AfterAll
  static void close() {
    home.close();
  }

  @Test
  void simultaneousVusDuringTheRun() {
    Answer answer = range("vus", "sum(last by (instance_id))");
    AnswerSeries series = only(answer);
    Map<Labels, List<RawSample>> generators = grouped("vus", "instance_id");
    assertThat(generators).hasSize(2);
    assertPoints(
        series,
        1,
        (from, to) -> {
          List<Double> last =
              generators.values().stream()
                  .map(samples -> within(samples, from, to))
                  .filter(samples -> !samples.isEmpty())
                  .map(samples -> new BruteForce(samples).value("last"))
                  .toList();
          return last.isEmpty() ? Double.NaN : last.stream().mapToDouble(v -> v).sum();
        });
  }

  @Test
  void requestsPerSecond() {
    List<RawSample> all = raw.samples("http_reqs");
    assertPoints(
        only(range("http_reqs", "rate")), 1, (from, to) -> within(all, from, to).size() / 1.0);
  }

  @Test
  void requestsPerSecondWithoutNetworkErrorsByUrlAndMethod() {
    Answer answer = range("http_reqs{status!=\"0\"}", "rate by (name,method)");
    List<RawSample> sound =
        raw.samples("http_reqs").stream()
            .filter(s -> !s.labels().get("status").equals("0"))
            .toList();
    assertThat(sound).hasSizeLessThan(raw.samples("http_reqs").size());
    Map<Labels, List<RawSample>> groups = RawRun.grouped(sound, RUN, List.of("name", "method"));
    assertThat(answer.series()).extracting(AnswerSeries::labels).hasSameElementsAs(groups.keySet());
    for (AnswerSeries series : answer.series()) {
      List<RawSample> samples = Known.in(groups, series.labels());
      long first = samples.stream().mapToLong(RawSample::second).min().orElseThrow();
      assertPoints(
          series,
          1,
          (from, to) -> first < to ? (double) within(samples, from, to).size() : Double.NaN);
    }
  }

  @Test
  void ninetyFifthPercentileInTenSecondsOfATimeRange() {
    Answer answer =
        home.engine()
            .range(
                RUN,
                question(
                    "http_req_duration",
                    "histogram_quantile(0.95) by (name,method,status)",
                    Optional.of("10"),
                    Optional.of(START),
                    Optional.of(END)));
    assertThat(answer.resultType()).isEqualTo(ResultType.MATRIX);
    long from = Instant.parse(START).getEpochSecond();
    Map<Labels, List<RawSample>> groups =
        RawRun.grouped(
            within(raw.samples("http_req_duration"), from, raw.end()),
            RUN,
            List.of("name", "method", "status"));
    assertThat(answer.series()).extracting(AnswerSeries::labels).hasSameElementsAs(groups.keySet());
    for (AnswerSeries series : answer.series()) {
      for (int point = 0; point < series.size(); point++) {
        long to = series.time(point);
        assertThat(to).matches(time -> time > from && time % 10 == 0);
        List<RawSample> span = within(Known.in(groups, series.labels()), to - 10, to);
        assertThat((float) series.value(point))
            .isEqualTo((float) new BruteForce(span).quantile("0.95"));
      }
    }
  }

  @Test
  void totalNumberOfRequests() {
    assertThat(home.value(RUN, "http_reqs", "increase")).isEqualTo(581 + 570);
  }

  @Test
  void numberOfRequestsWithinATime() {
    Answer answer =
        home.engine()
            .aggregate(
                RUN,
                question(
                    "http_reqs",
                    "increase",
                    Optional.empty(),
                    Optional.of(START),
                    Optional.of(END)));
    long from = Instant.parse(START).getEpochSecond();
    int expected = within(raw.samples("http_reqs"), from, raw.end()).size();
    assertThat(expected).isBetween(1, 581 + 570 - 1);
    AnswerSeries series = only(answer);
    assertThat(series.value(0)).isEqualTo(expected);
    assertThat(series.time(0)).isEqualTo(Instant.parse(END).getEpochSecond());
  }

  @Test
  void ninetyFifthPercentileByUrlMethodAndStatusWithTheMisspelling() {
    Answer answer =
        aggregate("http_req_duration", "historgam_quantile(0.95) by (name,method,status)");
    assertThat(answer.warnings())
        .singleElement()
        .asString()
        .contains("historgam_quantile", "histogram_quantile");
    assertGroups(
        answer,
        grouped("http_req_duration", "name", "method", "status"),
        samples -> new BruteForce(samples).quantile("0.95"));
  }

  @Test
  void peakRequestsPerSecondOfGoodStatusesByUrl() {
    Answer answer = aggregate("http_reqs{status~=\"[23][0-9]{2}\"}", "max_rate(5) by (name)");
    List<RawSample> good =
        raw.samples("http_reqs").stream()
            .filter(sample -> sample.labels().get("status").matches("[23][0-9]{2}"))
            .toList();
    assertThat(good).isNotEmpty().hasSizeLessThan(raw.samples("http_reqs").size());
    assertGroups(
        answer,
        RawRun.grouped(good, RUN, List.of("name")),
        samples ->
            LongStream.rangeClosed(raw.start(), raw.end() - 5)
                .mapToDouble(from -> within(samples, from, from + 5).size() / 5.0)
                .max()
                .orElseThrow());
  }

  @Test
  void peakCpuUsageAveragedBetweenInstances() {
    AnswerSeries series = only(aggregate("load_generator_cpu_percent", "avg(max by (instance))"));
    assertThat(series.value(0)).isEqualTo(71.25);
  }

  @Test
  void peakSimultaneousVus() {
    double expected =
        grouped("vus", "instance_id").values().stream()
            .mapToDouble(samples -> new BruteForce(samples).value("max"))
            .sum();
    assertThat(only(aggregate("vus", "sum(max by (instance_id))")).value(0)).isEqualTo(expected);
  }

  /** What a window comes to, NaN if it has no point. */
  private interface WindowValue {
    double of(long from, long to);
  }

  private static void assertPoints(AnswerSeries series, long step, WindowValue expected) {
    Map<Long, Double> points = new TreeMap<>();
    for (int point = 0; point < series.size(); point++) {
      points.put(series.time(point), series.value(point));
    }
    Map<Long, Double> wanted = new TreeMap<>();
    for (long from = raw.start(); from < raw.end(); from += step) {
      double value = expected.of(from, from + step);
      if (!Double.isNaN(value)) {
        wanted.put(from + step, value);
      }
    }
    assertThat(points).isEqualTo(wanted).hasSizeGreaterThan(1);
  }

  private static void assertGroups(
      Answer answer,
      Map<Labels, List<RawSample>> groups,
      ToDoubleFunction<List<RawSample>> expected) {
    assertThat(answer.resultType()).isEqualTo(ResultType.VECTOR);
    assertThat(answer.series()).extracting(AnswerSeries::labels).hasSameElementsAs(groups.keySet());
    for (AnswerSeries series : answer.series()) {
      double value = expected.applyAsDouble(Known.in(groups, series.labels()));
      assertThat(series.value(0)).as("%s", series.labels()).isCloseTo(value, offset(1e-6 * value));
      assertThat(series.time(0)).isEqualTo(raw.end());
    }
  }

  private static Answer range(String metric, String query) {
    Answer answer = home.engine().range(RUN, Question.of(metric, query));
    assertThat(answer.resultType()).isEqualTo(ResultType.MATRIX);
    assertThat(answer.warnings()).isEmpty();
    return answer;
  }

  private static Answer aggregate(String metric, String query) {
    return home.aggregate(RUN, metric, query);
  }

  private static Question question(
      String metric,
      String query,
      Optional<String> step,
      Optional<String> start,
      Optional<String> end) {
    return Question.of(metric, query, step, start, end);
  }

  private static AnswerSeries only(Answer answer) {
    assertThat(answer.series()).hasSize(1);
    return answer.series().get(0);
  }

  private static Map<Labels, List<RawSample>> grouped(String metric, String... by) {
    return RawRun.grouped(raw.samples(metric), RUN, List.of(by));
  }

  private static List<RawSample> within(List<RawSample> samples, long from, long to) {
    return samples.stream().filter(s -> s.second() >= from && s.second() < to).toList();
  }
}

package io.stepwell.schemas.k6;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stepwell.metrics.Contains;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.SeriesKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class K6JsonTest {

  private static final String TIME = "2026-11-21T20:37:18.435242149Z";

  private static String line(String metric, String time, String value, String rest) {
    return String.format(
        "{\"metric\":\"%s\",\"type\":\"Point\",\"data\":{\"time\":\"%s\",\"value\":%s,%s}}\n",
        metric, time, value, rest);
  }

  private static String line(String tags) {
    return line("http_reqs", TIME, "1", "\"tags\":{" + tags + "}");
  }

  private static Labels labelsOf(String tags) {
    return Collected.fromText(line(tags)).onlySample().series().labels();
  }

  @Test
  void readsASample() {
    ReadSample sample = Collected.fromText(line("\"group\":\"\",\"status\":\"200\"")).onlySample();
    assertThat(sample.series())
        .isEqualTo(new SeriesKey("http_reqs", Labels.ofSorted("group", "", "status", "200")));
    assertThat(sample.type()).isEqualTo(MetricType.COUNTER);
    assertThat(sample.epochNanos()).isEqualTo(1_795_293_438_435_242_149L);
    assertThat(sample.value()).isEqualTo(1.0);
  }

  @Test
  void neighboursMayDifferInAnything() {
    String text =
        line("http_reqs", "2026-11-21T20:37:18Z", "1", "\"tags\":{\"a\":\"1\"}")
            + line("http_reqs", "2026-11-21T20:37:18Z", "2", "\"tags\":{\"a\":\"1\"}")
            + line("http_reqs", "2026-11-21T20:37:19Z", "3", "\"tags\":{\"a\":\"1\"}")
            + line("http_reqs", "2026-11-21T20:37:19Z", "4", "\"tags\":{\"a\":\"2\"}")
            + line("vus", "2026-11-21T20:37:19Z", "5", "\"tags\":{\"a\":\"2\"}")
            + line("vus", "2026-11-21T20:38:19.5+00:00", "6", "\"tags\":{}")
            + line("http_reqs", "2026-11-21T20:37:19Z", "7", "\"tags\":{\"a\":\"1\"}");
    assertThat(Collected.fromText(text).samples)
        .extracting(
            sample -> sample.series().toString(),
            ReadSample::epochNanos,
            sample -> (int) sample.value())
        .containsExactly(
            tuple("http_reqs{a=\"1\"}", nanos("2026-11-21T20:37:18Z"), 1),
            tuple("http_reqs{a=\"1\"}", nanos("2026-11-21T20:37:18Z"), 2),
            tuple("http_reqs{a=\"1\"}", nanos("2026-11-21T20:37:19Z"), 3),
            tuple("http_reqs{a=\"2\"}", nanos("2026-11-21T20:37:19Z"), 4),
            tuple("vus{a=\"2\"}", nanos("2026-11-21T20:37:19Z"), 5),
            tuple("vus{}", nanos("2026-11-21T20:38:19.5Z"), 6),
            tuple("http_reqs{a=\"1\"}", nanos("2026-11-21T20:37:19Z"), 7));
  }

  private static long nanos(String time) {
    Instant instant = Instant.parse(time);
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  @Test
  void sameTagsInAnotherOrderAreTheSameSeries() {
    Collected collected =
        Collected.fromText(
            line("\"a\":\"1\",\"b\":\"2\"") + line("\"b\":\"2\",\"a\":\"1\"").repeat(2));
    assertThat(collected.samples).hasSize(3);
    assertThat(collected.series.size()).isEqualTo(1);
  }

  @Test
  void escapedAndRawTextIsTheSame() {
    assertThat(labelsOf("\"a\":\"\\u003cb\\u003e\\u0026\\\"'\\\\\\n\\t \\u00fc\""))
        .isEqualTo(labelsOf("\"a\":\"<b>&\\\"'\\\\\\n\\t ü\""))
        .isEqualTo(Labels.ofSorted("a", "<b>&\"'\\\n\t ü"));
  }

  @Test
  void bracesAndQuotesInsideTagsEndNothing() {
    String tricky = "\"a\":\"}},\\\"metadata\\\":{\",\"b\":\"\\\\\"";
    Collected collected = Collected.fromText(line(tricky).repeat(3));
    assertThat(collected.rejected).isEmpty();
    assertThat(collected.samples)
        .extracting(sample -> sample.series().labels())
        .containsOnly(Labels.ofSorted("a", "}},\"metadata\":{", "b", "\\"));
  }

  @Test
  void reservedTagsVuAndIterAreNoLabels() {
    assertThat(
            labelsOf("\"__x\":\"1\",\"a\":\"\",\"iter\":\"3\",\"test_run_id\":\"9\",\"vu\":\"2\""))
        .isEqualTo(Labels.ofSorted("a", ""));
  }

  @Test
  void metadataIsNeverALabelWhereverItStands() {
    String tags = "\"tags\":{\"a\":\"1\"}";
    String metadata = "\"metadata\":{\"vu\":\"2\",\"trace_id\":\"x\"}";
    String text =
        line("vus", TIME, "1", tags + "," + metadata)
            + line("vus", TIME, "2", metadata + "," + tags)
            + line("vus", TIME, "3", tags + ",\"metadata\":{\"vu\":\"3 ü\"}")
            + line("vus", TIME, "4", tags + ",\"metadata\":{\"vu\":\"\\n\"}")
            + line("vus", TIME, "5", tags + ",\"metadata\":{}")
            + line("vus", TIME, "6", tags);
    Collected collected = Collected.fromText(text);
    assertThat(collected.rejected).isEmpty();
    assertThat(collected.samples)
        .extracting(ReadSample::value)
        .containsExactly(1., 2., 3., 4., 5., 6.);
    assertThat(collected.series.size()).isEqualTo(1);
  }

  @Test
  void brokenMetadataIsABrokenLine() {
    String good = line("vus", TIME, "1", "\"tags\":{}");
    String bad = good.replace("}}}", "},\"metadata\":{\"vu\":1e}}}");
    Collected collected = Collected.fromText(good + bad + good);
    assertThat(collected.samples).hasSize(2);
    assertThat(collected.rejected).extracting(RejectedLine::line).containsExactly(-1L);
  }

  @Test
  void readsTheFieldOrderOfTheKafkaOutput() {
    String text =
        "{\"type\":\"Point\",\"data\":{\"tags\":{\"a\":\"1\"},\"value\":2,\"time\":\""
            + TIME
            + "\"},\"metric\":\"vus\"}";
    assertThat(Collected.fromText(text).onlySample().series())
        .isEqualTo(new SeriesKey("vus", Labels.ofSorted("a", "1")));
  }

  @Test
  void blankLinesCarriageReturnsAndAByteOrderMarkAreNothing() {
    String line = line("\"a\":\"1\"");
    String text =
        "\ufeff" + line + "\r\n  \n\n" + line.replace("\n", "\r\n") + "\t\n" + line.strip();
    Collected collected = Collected.fromText(text);
    assertThat(collected.rejected).isEmpty();
    assertThat(collected.samples).hasSize(3);
  }

  @Test
  void declarationsMayStandAnywhereAndKeepTheirThresholds() {
    String declaration =
        "{\"type\":\"Metric\",\"data\":{\"name\":\"my_time\",\"type\":\"trend\",\"contains\":\"time\","
            + "\"thresholds\":[\"avg<2\",{\"threshold\":\"max<9\",\"abortOnFail\":true,"
            + "\"delayAbortEval\":\"5s\"}],\"submetrics\":[{\"name\":\"my_time{a:1}\",\"suffix\":"
            + "\"a:1\",\"tags\":{\"a\":\"1\"}}]},\"metric\":\"my_time\"}\n";
    Collected collected =
        Collected.fromText(line("my_time", TIME, "1", "\"tags\":{}") + declaration);
    assertThat(collected.onlySample().type()).isEqualTo(MetricType.TREND);
    assertThat(collected.declared)
        .containsExactly(
            new MetricDeclaration(
                "my_time",
                MetricType.TREND,
                Contains.TIME,
                List.of(new Threshold("avg<2", false, ""), new Threshold("max<9", true, "5s")),
                List.of(new Submetric("my_time{a:1}", Labels.ofSorted("a", "1")))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"metric\":\"vus\",\"type\":\"Point\",\"data\":{\"time\":\"2026| breaks off in the middle",
        "not json at all | is not JSON",
        "[1,2] | is not a JSON object",
        "{} | has no type",
        "{\"type\":\"Line\"} | is of type \"Line\", neither Point nor Metric",
        "{\"type\":\"Point\"} | has no metric name",
        "{\"type\":\"Point\",\"metric\":\"vus\",\"data\":{\"value\":1}} | has no time",
        "{\"type\":\"Point\",\"metric\":\"vus\",\"data\":[]} | has no time",
        "{\"type\":\"Metric\",\"metric\":\"vus\",\"data\":{\"type\":\"histogram\"}}"
            + "| gives metric \"vus\" the unknown type \"histogram\"",
        "{\"type\":\"Metric\",\"data\":{\"name\":\"own\",\"type\":\"rate\",\"x\":NaN}} | is not JSON",
        "{\"type\":\"Point\"} {} | holds more than one JSON object"
      })
  void linesThatAreNoSampleAreRejectedWithAReason(String line, String reason) {
    String good = line("\"a\":\"1\"");
    Collected collected = Collected.fromText(good + line.strip() + "\n" + good);
    assertThat(collected.samples).hasSize(2);
    assertThat(collected.rejected)
        .extracting(RejectedLine::reason, RejectedLine::text, RejectedLine::offset)
        .containsExactly(tuple(reason, line.strip(), (long) good.length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e999", "\"1\"", "null", "true", "{}"})
  void valuesThatAreNoFiniteNumberAreRejected(String value) {
    String good = line("\"a\":\"1\"");
    String bad = line("http_reqs", TIME, value, "\"tags\":{\"a\":\"1\"}");
    Collected collected = Collected.fromText(good + bad + good);
    assertThat(collected.samples).hasSize(2);
    assertThat(collected.rejected).hasSize(1);
    assertThat(collected.rejected.get(0).reason()).contains("value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1970-01-01T00:00:00Z", "2262-01-01T00:00:00Z", "2026-11-21", "yesterday", ""})
  void timesThatCannotBeAreRejected(String time) {
    String good = line("\"a\":\"1\"");
    String bad = line("http_reqs", time, "1", "\"tags\":{\"a\":\"1\"}");
    Collected collected = Collected.fromText(good + bad + good);
    assertThat(collected.samples).hasSize(2);
    assertThat(collected.rejected).hasSize(1);
    assertThat(collected.rejected.get(0).reason()).contains("time");
  }

  @Test
  void tagsThatAreNotTextAreRejected() {
    String good = line("\"a\":\"1\"");
    byte[] text =
        (good + line("\"a\":\"X\"") + line("\"a\":1") + line("\"a\":\"\\ud800\"") + good)
            .getBytes(StandardCharsets.UTF_8);
    text[new String(text, StandardCharsets.UTF_8).indexOf('X')] = (byte) 0xff;
    Collected collected = Collected.from(Collected.file(text));
    assertThat(collected.samples).hasSize(2);
    assertThat(collected.rejected)
        .extracting(RejectedLine::reason)
        .containsExactly(
            "holds bytes that are not UTF-8",
            "has a tag whose value is not text, named \"a\"",
            "has a tag whose value is not text, named \"a\"");
  }

  @Test
  void noTagsAtAllAreNoLabels() {
    assertThat(Collected.fromText(line("vus", TIME, "1", "\"tags\":null")).onlySample().series())
        .isEqualTo(new SeriesKey("vus", Labels.none()));
  }

  @Test
  void goesOnAfterTheDictionaryIsClearedInTheMiddleOfAChunk() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      text.append(
          line(i % 3 == 0 ? "vus" : "http_reqs", TIME, "1", "\"tags\":{\"a\":\"" + i % 7 + "\"}"));
    }
    K6File file = Collected.file(text.toString());
    Collected whole = Collected.from(file);
    SeriesDictionary series = new SeriesDictionary();
    Collected cleared = new Collected();
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    new K6Json(series, new MetricTypes(Map.of(), List.of(file)))
        .parse(
            Chunk.json(file, 0, 1, bytes, bytes.length), new ClearingSink(series, cleared.samples));
    assertThat(cleared.samples).isEqualTo(whole.samples);
  }

  /** Clears the dictionary whenever it holds three series. */
  private record ClearingSink(SeriesDictionary series, List<ReadSample> samples)
      implements SampleSink {
    @Override
    public void sample(int id, long epochNanos, double value) {
      samples.add(ReadSample.of(series, id, epochNanos, value));
      if (series.size() == 3) {
        series.clear();
      }
    }

    @Override
    public void rejected(RejectedLine line) {
      throw new AssertionError(line.reason());
    }

    @Override
    public void declared(MetricDeclaration declaration) {}
  }
}

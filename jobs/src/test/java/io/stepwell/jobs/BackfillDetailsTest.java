package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.metrics.Contains;
import io.stepwell.metrics.MetricType;
import io.stepwell.query.RunExtent;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.catalog.RunMetric;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.schemas.k6.BadInputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a backfill makes of its input beside the numbers. */
class BackfillDetailsTest {

  private final Path directory;
  private final FilledHome home;

  BackfillDetailsTest(@TempDir Path directory) {
    this.directory = directory;
    this.home = new FilledHome(directory.resolve("home"));
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void theCatalogTellsWhatTheRunHolds() throws IOException {
    BackfillResult result = home.backfill(RequestBuilder.of(Fixture.RUN.json()).run(12));
    RawRun raw = RawRun.read(Fixture.RUN.json());
    Run run = home.catalog().run(12).orElseThrow();
    assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
    assertThat(run.loadTest().name()).isEqualTo("e2e");
    assertThat(run.extent()).contains(new RunExtent(12, raw.start(), raw.end()));
    assertThat(run.samples()).isEqualTo(result.samples()).isEqualTo(raw.samples().size());
    assertThat(run.series()).isEqualTo(result.series()).isEqualTo(327);
    assertThat(run.rejected()).isZero();
    assertThat(
            home.catalog().metrics(12).stream()
                .collect(Collectors.toMap(RunMetric::name, RunMetric::type)))
        .isEqualTo(raw.types());
    assertThat(home.catalog().metrics(12))
        .contains(
            new RunMetric("http_req_duration", MetricType.TREND, Contains.TIME),
            new RunMetric("data_sent", MetricType.COUNTER, Contains.DATA),
            new RunMetric("cart_size", MetricType.GAUGE, Contains.DEFAULT));
    assertThat(new ObjectMapper().readTree(run.thresholds()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {
                      "cart_size": ["value>=-10"],
                      "checkout_time": ["p(90)<9000", "p(99.9)<60000"],
                      "checks": ["rate>0.5"],
                      "http_req_duration": ["p(95)<5000", "avg<2000", "max<60000"],
                      "http_req_failed": ["rate<0.5"],
                      "orders_placed": ["count>1", "rate>0.01"]
                    }
                    """));
  }

  @Test
  void thresholdsThatAbortKeepHow() throws IOException {
    String text =
        """
        {"type":"Metric","data":{"name":"errors","type":"rate","contains":"default",\
        "thresholds":[{"threshold":"rate>0.4","abortOnFail":true,"delayAbortEval":"5s"}],\
        "submetrics":null},"metric":"errors"}
        {"metric":"errors","type":"Point","data":{"time":"2026-11-21T20:37:19Z","value":1,"tags":{}}}
        """;
    Path file = Files.writeString(directory.resolve("aborting.json"), text);
    home.backfill(RequestBuilder.of(file).run(1));
    assertThat(home.catalog().run(1).orElseThrow().thresholds())
        .isEqualTo(
            "{\"errors\":[{\"threshold\":\"rate>0.4\",\"abortOnFail\":true,"
                + "\"delayAbortEval\":\"5s\"}]}");
  }

  @Test
  void runsWithoutAnIdGetTheNextOne() {
    assertThat(home.backfill(RequestBuilder.of(Fixture.EDGE1.json())).run()).isEqualTo(1);
    home.backfill(RequestBuilder.of(Fixture.EDGE1.json()).run(40));
    assertThat(home.backfill(RequestBuilder.of(Fixture.EDGE1.json())).run()).isEqualTo(41);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void standardInputIsReadLikeAFile(boolean packed) throws IOException {
    byte[] stored = Files.readAllBytes(Fixture.RUN.json());
    byte[] input = packed ? stored : unpacked(stored);
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input));
    try {
      home.backfill(RequestBuilder.ofStandardInput().run(1));
    } finally {
      System.setIn(before);
    }
    home.backfill(RequestBuilder.of(Fixture.RUN.json()).run(2));
    assertThat(RunFigures.of(home, 1)).isEqualTo(RunFigures.of(home, 2));
    assertThat(home.catalog().sources(1)).containsExactly("standard input");
  }

  @Test
  void salvageReadsATruncatedFileToItsLastWholeLine() throws IOException {
    byte[] half = Arrays.copyOf(Files.readAllBytes(Fixture.RUN.json()), 60_000);
    Path truncated = Files.write(directory.resolve("truncated.json.gz"), half);
    String readable = new String(unpacked(half), StandardCharsets.UTF_8);
    List<String> whole = List.of(readable.substring(0, readable.lastIndexOf('\n')).split("\n"));
    RawRun raw = RawRun.read(K6Output.write(whole, directory.resolve("whole.json")));

    BackfillResult result = home.backfill(RequestBuilder.of(truncated).run(1).salvaging());
    assertThat(result.samples()).isEqualTo(raw.samples().size()).isGreaterThan(2000);
    assertThat(result.warnings()).singleElement().asString().contains("truncated.json.gz");
    for (String metric : raw.types().keySet()) {
      if (!raw.samples(metric).isEmpty()) {
        new AnswerAgreement(home, 1, raw).checkWhole(metric, List.of("name"));
      }
    }
  }

  @Test
  void aTypeThatContradictsTheFileIsRefused() throws IOException {
    assertThatThrownBy(
            () ->
                home.backfill(
                    RequestBuilder.of(Fixture.RUN.json()).type("cart_size", MetricType.TREND)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll("cart_size", "gauge", "trend", "--type");
    assertThat(home.files()).isEmpty();
  }

  @Test
  void theArchiveAloneGivesTheRunAgain() throws IOException {
    Path file = Files.copy(Fixture.RUN.json(), directory.resolve("mine.json.gz"));
    home.backfill(RequestBuilder.of(file).run(1).archiving());
    Map<String, Double> figures = RunFigures.of(home, 1);
    Files.delete(file);
    for (int generation : List.of(2, 3)) {
      BackfillResult again = home.backfill(RequestBuilder.ofArchive(1).archiving());
      assertThat(again.generation()).isEqualTo(generation);
      assertThat(again.samples()).isEqualTo(7461);
      assertThat(RunFigures.of(home, 1)).isEqualTo(figures);
    }
    AnswerAgreement agreement = new AnswerAgreement(home, 1, RawRun.read(Fixture.RUN.json()));
    agreement.checkQuantiles("http_req_duration", List.of("name", "status"));
    agreement.checkWindows("cart_size", List.of("scenario"), 5);
  }

  /** As far as it goes. */
  private static byte[] unpacked(byte[] gzip) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        out.write(next);
      }
    } catch (EOFException e) {
      return out.toByteArray();
    }
    return out.toByteArray();
  }
}

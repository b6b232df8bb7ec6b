package io.stepwell.schemas.k6;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.SeriesKey;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class K6CsvTest {

  private static final String HEADER =
      "metric_name,timestamp,metric_value,group,scenario,status,subproto,extra_tags,metadata\n";

  private static Labels labelsOf(String metric, String cells) {
    String row = metric + ",1795293438,1.000000," + cells + "\n";
    return Collected.fromText(HEADER + row).onlySample().series().labels();
  }

  @Test
  void readsARow() {
    ReadSample sample = Collected.fromText(HEADER + "vus,1795293438,5.000000,,,,,,\n").onlySample();
    assertThat(sample)
        .isEqualTo(
            new ReadSample(
                new SeriesKey("vus", Labels.none()),
                MetricType.GAUGE,
                1_795_293_438_000_000_000L,
                5));
  }

  @ParameterizedTest
  @CsvSource({
    "1795293438, 1795293438000000000",
    "1795293438435, 1795293438435000000",
    "1795293438435242, 1795293438435242000",
    "1795293438435242149, 1795293438435242149",
    "2026-11-22T02:07:18+05:30, 1795293438000000000",
    "2026-11-21T20:37:18.435242149Z, 1795293438435242149"
  })
  void readsEveryTimeFormat(String text, long nanos) {
    Collected collected = Collected.fromText(HEADER + "vus," + text + ",5.000000,,,,,,\n");
    assertThat(collected.onlySample().epochNanos()).isEqualTo(nanos);
  }

  @Test
  void anEmptyGroupIsALabelOfWhatAScenarioDoes() {
    assertThat(labelsOf("iterations", ",s,,,,"))
        .isEqualTo(Labels.ofSorted("group", "", "scenario", "s"));
    assertThat(labelsOf("iterations", "::g,s,,,,").get("group")).isEqualTo("::g");
    assertThat(labelsOf("vus", ",,,,,")).isEqualTo(Labels.none());
    assertThat(labelsOf("dropped_iterations", ",s,,,,"))
        .isEqualTo(Labels.ofSorted("scenario", "s"));
  }

  @Test
  void withoutAScenarioColumnOnlyMetricsOfTheRunHaveNoGroup() {
    String header = "metric_name,timestamp,metric_value,group,extra_tags,metadata\n";
    String text = header + "iterations,1795293438,1,,,\n" + "vus,1795293438,1,,,\n";
    assertThat(Collected.fromText(text).samples)
        .extracting(sample -> sample.series().toString())
        .containsExactly("iterations{group=\"\"}", "vus{}");
  }

  @Test
  void anEmptySubprotocolIsALabelOfWebSocketSessionsOnly() {
    assertThat(labelsOf("ws_ping", ",s,101,,,").has("subproto")).isTrue();
    assertThat(labelsOf("ws_ping", ",s,,,,").has("subproto")).isFalse();
    assertThat(labelsOf("http_reqs", ",s,200,,,").has("subproto")).isFalse();
  }

  @Test
  void theSameCellsMeanOtherLabelsForOtherMetrics() {
    String row = ",1795293438,1.000000,,s,101,,,\n";
    String text =
        HEADER + ("ws_ping" + row + "http_reqs" + row + "dropped_iterations" + row).repeat(2);
    assertThat(Collected.fromText(text).samples)
        .extracting(sample -> sample.series().toString())
        .containsExactly(
            "ws_ping{group=\"\",scenario=\"s\",status=\"101\",subproto=\"\"}",
            "http_reqs{group=\"\",scenario=\"s\",status=\"101\"}",
            "dropped_iterations{scenario=\"s\",status=\"101\"}",
            "ws_ping{group=\"\",scenario=\"s\",status=\"101\",subproto=\"\"}",
            "http_reqs{group=\"\",scenario=\"s\",status=\"101\"}",
            "dropped_iterations{scenario=\"s\",status=\"101\"}");
  }

  @Test
  void extraTagsAreUnescapedSoAPieceWithoutEqualsSignBelongsToTheValueBefore() {
    assertThat(labelsOf("vus", ",,,,a=1&2&&b=x=y&c=,"))
        .isEqualTo(Labels.ofSorted("a", "1&2&", "b", "x=y", "c", ""));
    assertThat(labelsOf("vus", ",,,,lonely&a=1,")).isEqualTo(Labels.ofSorted("a", "1"));
  }

  @Test
  void extraTagsInAnotherOrderAreTheSameSeries() {
    String row = "vus,1795293438,5,,,,,%s,\n";
    Collected collected =
        Collected.fromText(HEADER + String.format(row, "a=1&b=2") + String.format(row, "b=2&a=1"));
    assertThat(collected.samples).hasSize(2);
    assertThat(collected.series.size()).isEqualTo(1);
  }

  @Test
  void reservedTagsVuAndMetadataAreNoLabels() {
    assertThat(labelsOf("vus", ",,,,__a=1&vu=3&iter=1&test_run_id=7&b=2,vu=2&iter=0"))
        .isEqualTo(Labels.ofSorted("b", "2"));
  }

  @Test
  void quotedCellsHoldCommasQuotesAndLineEnds() {
    assertThat(labelsOf("vus", ",,,,\"a=x, \"\"y\"\"\nz\r\n&b=1\","))
        .isEqualTo(Labels.ofSorted("a", "x, \"y\"\nz\r\n", "b", "1"));
  }

  @Test
  void carriageReturnsAByteOrderMarkBlankLinesAndAMissingLastLineEndAreNothing() {
    String row = "vus,1795293438,5.000000,,,,,\"a=1\",";
    String text = "\ufeff\n" + HEADER.strip() + "\r\n" + row + "\r\n\r\n\n" + row + "\"\"\n" + row;
    Collected collected = Collected.fromText(text);
    assertThat(collected.rejected).isEmpty();
    assertThat(collected.samples).hasSize(3);
    assertThat(collected.series.size()).isEqualTo(1);
  }

  @Test
  void columnsMayStandInAnyOrder() {
    String text =
        "scenario,metric_value,group,metric_name,metadata,timestamp\n"
            + "s,2.500000,::g,iterations,,1795293438\n".repeat(2);
    assertThat(Collected.fromText(text).samples)
        .extracting(sample -> sample.series().toString(), ReadSample::value)
        .containsOnly(tuple("iterations{group=\"::g\",scenario=\"s\"}", 2.5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "vus,1795293438,5.0,, | has 5 cells, but the header 9",
        "vus,1795293438,NaN,,,,,, | has no finite value but \"NaN\"",
        "vus,1795293438,+Inf,,,,,, | has no finite value but \"+Inf\"",
        "vus,1795293438,,,,,,, | has no finite value but \"\"",
        "vus,0,1,,,,,, | has the time \"0\", which is not from 2000 to 2099",
        "vus,soon,1,,,,,, | has no valid time but \"soon\"",
        ",1795293438,1,,,,,, | has no metric name",
        "vus,1795293438,1,\"a\"b,,,,, | has a quote where none can be",
        "vus,1795293438,1,,,,,a=\u0002, | holds bytes that are not UTF-8"
      })
  void rowsThatAreNoSampleAreRejectedWithAReason(String row, String reason) {
    String good = "vus,1795293438,5.000000,,,,,\"a=1\n2\",\n";
    byte[] text = (HEADER + good + row.strip() + "\n" + good).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < text.length; i++) {
      text[i] = text[i] == 2 ? (byte) 0xc3 : text[i];
    }
    Collected collected = Collected.from(Collected.file(text));
    assertThat(collected.samples).hasSize(2);
    assertThat(collected.rejected)
        .extracting(RejectedLine::reason, RejectedLine::line, RejectedLine::offset)
        .containsExactly(tuple(reason, 4L, (long) HEADER.length() + good.length()));
  }

  @Test
  void aQuoteThatNeverClosesCostsOneLine() {
    String good = "vus,1795293438,5.000000,,,,,,\n";
    Collected collected =
        Collected.fromText(HEADER + good + "vus,1795293438,1,\"oh,,,,,\n" + good.repeat(50_000));
    assertThat(collected.samples).hasSize(50_001);
    assertThat(collected.rejected)
        .extracting(RejectedLine::line, RejectedLine::text)
        .containsExactly(tuple(3L, "vus,1795293438,1,\"oh,,,,,"));
  }

  @Test
  void halfALastRowIsRejected() {
    String good = "vus,1795293438,5.000000,,,,,,\n";
    for (String half :
        new String[] {"vus,17952", "vus,1795293438,1,,,,,\"a=1\n2", "vus,1,2,\"a\"\""}) {
      Collected collected = Collected.fromText(HEADER + good + half);
      assertThat(collected.samples).hasSize(1);
      assertThat(collected.rejected).isNotEmpty();
      assertThat(collected.rejected.get(0).line()).isEqualTo(3);
    }
  }

  @Test
  void aHeaderWithoutTimeOrValueIsNoK6File() {
    assertThatThrownBy(() -> CsvHeader.of("metric_name,timestamp", "x.csv"))
        .isInstanceOf(NotK6Exception.class)
        .hasMessageStartingWith("x.csv has no column metric_value");
  }
}

package io.stepwell.schemas.k6;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.metrics.Contains;
import io.stepwell.metrics.MetricType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricTypesTest {

  private static final String POINT =
      "{\"metric\":\"%s\",\"type\":\"Point\",\"data\":{\"time\":\"2026-11-21T20:37:18Z\","
          + "\"value\":1,\"tags\":{}}}\n";

  private static String metric(String name, String type) {
    return String.format(
        "{\"type\":\"Metric\",\"data\":{\"name\":\"%s\",\"type\":\"%s\"},\"metric\":\"%s\"}\n",
        name, type, name);
  }

  private static K6File file(String name, String text) {
    return Collected.inspect(MemorySource.of(name, text));
  }

  private static MetricDeclaration declaration(String name, MetricType type) {
    return new MetricDeclaration(name, type, Contains.DEFAULT, List.of(), List.of());
  }

  @Test
  void whatTheUserSaysComesFirst() {
    K6File file = file("a.csv", "metric_name,timestamp,metric_value\n");
    MetricTypes types = new MetricTypes(Map.of("orders", MetricType.COUNTER), List.of(file));
    assertThat(types.of("orders", file)).isEqualTo(MetricType.COUNTER);
    assertThat(types.guessed()).isEmpty();
  }

  @Test
  void aPieceFromTheMiddleOfAFileFindsTheLineBeforeIt() {
    String text =
        metric("early", "gauge")
            + String.format(POINT, "vus").repeat(20_000)
            + metric("late", "rate")
            + String.format(POINT, "late");
    K6File file = file("a.json", text);
    MetricTypes types = new MetricTypes(Map.of(), List.of(file));
    assertThat(types.of("late", file)).isEqualTo(MetricType.RATE);
    assertThat(types.of("early", file)).isEqualTo(MetricType.GAUGE);
  }

  @Test
  void theLineMayStandBehindTheSampleInAnyFieldOrderOrInAnotherFileOfTheRun() {
    String last =
        "{\"metric\":\"own\",\"type\":\"Metric\",\"data\":{\"name\":\"own\",\"type\":\"counter\"}}";
    K6File first = file("a.json", String.format(POINT, "own"));
    K6File second = file("b.json", String.format(POINT, "own") + last);
    MetricTypes types = new MetricTypes(Map.of(), List.of(first, second));
    assertThat(types.of("own", first)).isEqualTo(MetricType.COUNTER);
    assertThat(types.guessed()).isEmpty();
  }

  @Test
  void packedFilesAreSearchedAsFarAsTheyGo() {
    String text = metric("one", "gauge") + String.format(POINT, "vus").repeat(30_000);
    MemorySource source = MemorySource.of("a.json", text + metric("two", "rate"));
    K6File whole = Collected.inspect(source.packed(Integer.MAX_VALUE));
    MetricTypes types = new MetricTypes(Map.of(), List.of(whole));
    assertThat(types.of("one", whole)).isEqualTo(MetricType.GAUGE);
    assertThat(types.of("two", whole)).isEqualTo(MetricType.RATE);

    K6File half = Collected.inspect(source.packed(5_000));
    MetricTypes halfTypes = new MetricTypes(Map.of(), List.of(half));
    assertThat(halfTypes.of("one", half)).isEqualTo(MetricType.GAUGE);
    assertThat(halfTypes.of("two", half)).isEqualTo(MetricType.TREND);
  }

  @Test
  void whatNobodyKnowsIsATrendAndListed() {
    K6File file = file("a.json", String.format(POINT, "own"));
    MetricTypes types = new MetricTypes(Map.of(), List.of(file));
    assertThat(types.of("own", file)).isEqualTo(MetricType.TREND);
    assertThat(types.of("http_reqs", file)).isEqualTo(MetricType.COUNTER);
    assertThat(types.guessed()).containsExactly("own");
  }

  @Test
  void theSameDeclarationTwiceIsNoContradiction() {
    MetricTypes types = new MetricTypes(Map.of("own", MetricType.RATE), List.of());
    types.declare(declaration("own", MetricType.RATE), "a.json");
    types.declare(declaration("own", MetricType.RATE), "b.json");
    types.declare(declaration("http_reqs", MetricType.COUNTER), "b.json");
  }

  @Test
  void contradictionsNameTheMetricBothTypesAndBothSources() {
    MetricTypes types = new MetricTypes(Map.of("own", MetricType.RATE), List.of());
    assertThatThrownBy(() -> types.declare(declaration("own", MetricType.GAUGE), "a.json"))
        .isInstanceOf(ContradictingTypeException.class)
        .hasMessage(
            "metric own is a rate by --type but a gauge by a.json; its samples cannot be merged");
    assertThatThrownBy(() -> types.declare(declaration("vus", MetricType.TREND), "a.json"))
        .hasMessageStartingWith("metric vus is a gauge by k6's table of builtin metrics");
    types.declare(declaration("new", MetricType.GAUGE), "a.json");
    assertThatThrownBy(() -> types.declare(declaration("new", MetricType.TREND), "b.json"))
        .hasMessageStartingWith("metric new is a gauge by a.json but a trend by b.json");
    assertThatThrownBy(() -> new MetricTypes(Map.of("vus", MetricType.RATE), List.of()))
        .hasMessageStartingWith("metric vus is a gauge by k6's table of builtin metrics");
  }

  @Test
  void aContradictionInsideAFileStopsReadingIt() {
    K6File file = file("a.json", metric("own", "rate") + metric("own", "trend"));
    assertThatThrownBy(() -> Collected.from(file))
        .isInstanceOf(ContradictingTypeException.class)
        .hasMessageContaining("a.json");
  }
}

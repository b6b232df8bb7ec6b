package io.stepwell.functions.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.functions.DeadLetter;
import io.stepwell.functions.ReadInput;
import io.stepwell.functions.RecordTypeInfo;
import io.stepwell.metrics.Counter;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.schemas.catalog.SqlCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadLinesTest {

  private static final String TOPIC = "k6";

  @TempDir private Path directory = Path.of("");
  private RunOrigin origin = new RunOrigin("", "testid", 1, "nightly", true);
  private OneInputStreamOperatorTestHarness<TopicRecord, Part> operator;
  private long offset;

  @BeforeEach
  void open() throws Exception {
    String catalog = "jdbc:sqlite:" + directory.resolve("catalog.db");
    origin = new RunOrigin(catalog, "testid", 1, "nightly", true);
    operator = operator();
  }

  private OneInputStreamOperatorTestHarness<TopicRecord, Part> operator() throws Exception {
    OneInputStreamOperatorTestHarness<TopicRecord, Part> opened =
        new OneInputStreamOperatorTestHarness<>(
            new ReadLines(
                TOPIC, origin, Map.of("orders", MetricType.COUNTER), Duration.ofMillis(500)));
    opened.setup(
        RecordTypeInfo.parts().createSerializer(opened.getExecutionConfig().getSerializerConfig()));
    opened.open();
    return opened;
  }

  @AfterEach
  void close() throws Exception {
    operator.close();
  }

  @Test
  void eachNameIsARunOfItsOwnAndStaysThatRun() throws Exception {
    take(point("http_reqs", "monday", 1));
    take(point("http_reqs", "tuesday", 2));
    take(point("http_reqs", "monday", 4));
    operator.prepareSnapshotPreBarrier(1);
    assertThat(sums(1)).containsExactly(5.0);
    assertThat(sums(2)).containsExactly(2.0);
    operator.close();

    operator = operator();
    take(point("http_reqs", "monday", 8));
    operator.prepareSnapshotPreBarrier(2);
    assertThat(sums(1)).containsExactly(8.0);
  }

  @Test
  void theCatalogKnowsTheRunsThatCame() throws Exception {
    take(point("http_reqs", "monday", 1));
    operator.prepareSnapshotPreBarrier(1);
    try (SqlCatalog catalog = SqlCatalog.open(origin.catalog())) {
      LiveRun live = catalog.liveRuns().find(1).orElseThrow();
      Run run = live.run();
      assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
      assertThat(run.loadTest().name()).isEqualTo("nightly");
      assertThat(run.archive()).hasValue(0);
      assertThat(run.extent().orElseThrow().start()).isEqualTo(1_700_000_000L);
      assertThat(live.origin()).isEqualTo("Kafka topic k6, testid=monday");
    }
  }

  @Test
  void typesAreThoseOfK6OrAsGivenElseTrend() throws Exception {
    take(point("http_req_failed", "monday", 1));
    take(point("orders", "monday", 1));
    take(point("cart", "monday", 1));
    operator.endInput();
    assertThat(operator.extractOutputValues())
        .extracting(part -> part.aggregate().type())
        .containsExactlyInAnyOrder(MetricType.RATE, MetricType.COUNTER, MetricType.TREND);
  }

  @Test
  void everySampleGoesToTheArchive() throws Exception {
    take(point("http_reqs", "monday", 1));
    take(point("http_reqs", "monday", 2));
    assertThat(operator.getSideOutput(ReadInput.SAMPLES))
        .extracting(sample -> sample.getValue().value())
        .containsExactly(1.0, 2.0);
  }

  @Test
  void whatCannotBeReadOrNamesNoRunIsADeadLetter() throws Exception {
    take("no JSON");
    take(point("http_reqs", "", 1));
    take(
        "{\"type\":\"Metric\",\"data\":{\"name\":\"http_reqs\",\"type\":\"gauge\","
            + "\"contains\":\"default\",\"thresholds\":[],\"submetrics\":null},\"metric\":\"http_reqs\"}");
    take("");
    take(point("http_reqs", "monday", 4));
    operator.endInput();
    assertThat(sums(1)).containsExactly(4.0);
    List<DeadLetter> letters =
        operator.getSideOutput(ReadInput.DEAD_LETTERS).stream()
            .map(letter -> DeadLetter.read(letter.getValue()))
            .toList();
    assertThat(letters).extracting(DeadLetter::offset).containsExactly(0L, 1L, 2L);
    assertThat(letters).allMatch(letter -> letter.file().equals("k6/3"));
    assertThat(letters.get(0).text()).isEqualTo("no JSON");
    assertThat(letters.get(1).reason()).contains("testid");
    assertThat(letters.get(2).reason()).contains("gauge");
  }

  private void take(String line) throws Exception {
    TopicPlace place = new TopicPlace(TOPIC, 3, offset++);
    operator.processElement(new TopicRecord(place, line.getBytes(UTF_8)), 0);
  }

  /** As k6's Kafka output writes it. */
  private static String point(String metric, String run, int value) {
    String testid = run.isEmpty() ? "" : ",\"testid\":\"" + run + "\"";
    return """
        {"type":"Point","data":{"time":"2023-11-14T22:13:20.5Z","value":%d,"tags":{"name":"login"%s}},"metric":"%s"}"""
        .formatted(value, testid, metric);
  }

  private List<Double> sums(long run) {
    return operator.extractOutputValues().stream()
        .filter(part -> part.run() == run)
        .map(part -> ((Counter) part.aggregate()).sum())
        .toList();
  }
}

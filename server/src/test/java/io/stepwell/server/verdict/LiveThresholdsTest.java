package io.stepwell.server.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.schemas.catalog.LiveRuns;
import io.stepwell.schemas.push.PushLimits;
import io.stepwell.server.StoredPushes;
import io.stepwell.server.TestHome;
import io.stepwell.server.TestServer;
import io.stepwell.server.ingest.IngestSettings;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The thresholds of a run of k6 1.8.1 while its pushes come in. */
class LiveThresholdsTest {

  private static final String RUN = "1000001";

  private final TestHome home = TestHome.create();
  private final TestServer server =
      TestServer.over(home)
          .ingest(
              new IngestSettings(
                  new StoredPushes(home.files()),
                  PushLimits.DEFAULT,
                  LiveRuns.SILENCE,
                  InstantSource.system()))
          .start();

  @AfterEach
  void close() {
    server.close();
    home.close();
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in =
        LiveThresholdsTest.class.getResourceAsStream("/push/v1.8.1-run/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private void push(String name) throws IOException {
    assertThat(
            server
                .post(
                    "/v2/metrics/" + RUN,
                    read(name),
                    "Content-Type: application/x-protobuf",
                    "Content-Encoding: snappy")
                .status())
        .isLessThan(300);
  }

  private void send(String path, String name) throws IOException {
    String json = "Content-Type: application/json";
    assertThat(server.post(path, read(name), json).status()).isLessThan(300);
  }

  private JsonNode thresholds(String query) {
    return server.get("/cloud/v5/test_runs/" + RUN + "/thresholds" + query).json();
  }

  private static JsonNode of(String expression, JsonNode thresholds) {
    for (JsonNode threshold : thresholds.path("value")) {
      if (threshold.path("metric").asText().equals("orders_placed")
          && threshold.path("expression").asText().equals(expression)) {
        return threshold;
      }
    }
    throw new AssertionError(thresholds);
  }

  @Test
  void theyAreJudgedAllTheTime() throws IOException {
    home.nextRun(1_000_001);
    send("/v1/tests", "create.json");
    JsonNode before = thresholds("");
    assertThat(before.path("value")).hasSize(14);
    assertThat(of("count>1", before).path("value").isNull()).isTrue();
    assertThat(of("count>1", before).path("passed").asBoolean()).isFalse();

    push("002.bin");
    JsonNode meanwhile = thresholds("?check[]=orders_placed:count>1");
    assertThat(meanwhile.path("run_status").asInt()).isLessThan(3);
    double sofar = of("count>1", meanwhile).path("value").asDouble();
    assertThat(sofar).isPositive();

    push("003.bin");
    push("004.bin");
    send("/v1/tests/" + RUN, "finish.json");
    JsonNode after = thresholds("");
    assertThat(after.path("run_status").asInt()).isEqualTo(3);
    assertThat(after.path("passed").asBoolean()).isTrue();
    assertThat(of("count>1", after).path("value").asDouble()).isGreaterThan(sofar);
  }
}

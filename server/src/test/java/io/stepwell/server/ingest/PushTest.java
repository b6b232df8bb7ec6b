package io.stepwell.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.schemas.push.PushFormat;
import io.stepwell.schemas.push.PushLimits;
import io.stepwell.schemas.push.PushRecord;
import io.stepwell.server.RawResponse;
import io.stepwell.server.TestHome;
import io.stepwell.server.TestServer;
import io.stepwell.server.sink.PushSinkException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pushes, right ones and hostile ones: what is not accepted is not kept, and no run is touched. */
class PushTest {

  private static final String PROTOBUF = "Content-Type: application/x-protobuf";
  private static final String SNAPPY = "Content-Encoding: snappy";
  private static final String ALL = "Authorization: Token all-of-it";
  private static final String OTHER = "Authorization: Token other";
  private static final long RUN = 1;

  private final KeptPushes sink = new KeptPushes();
  private final TestHome home = TestHome.create();
  private final TestServer server =
      TestServer.over(home)
          .token("all-of-it")
          .token("other@2")
          .ingest(IngestSettings.usual(sink, RemoteWriteRules.NONE))
          .start();

  PushTest() {
    assertThat(server.postJson("/v1/tests", "{\"name\":\"checkout\"}", ALL).status())
        .isEqualTo(201);
  }

  @AfterEach
  void close() {
    server.close();
    home.close();
  }

  private RawResponse push(byte[] body, String... headers) {
    String[] all = Arrays.copyOf(new String[] {ALL, PROTOBUF, SNAPPY}, 3 + headers.length);
    System.arraycopy(headers, 0, all, 3, headers.length);
    return server.post("/v2/metrics/" + RUN, body, all);
  }

  private RawResponse pushJson(byte[] body, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = ALL;
    all[headers.length + 1] = "Content-Type: application/json";
    return server.post("/v1/metrics/" + RUN, body, all);
  }

  private LiveRun run() {
    return home.catalog().liveRuns().find(RUN).orElseThrow();
  }

  private void assertRefused(RawResponse response, int status, String sentence) {
    assertThat(response.status()).as(response.toString()).isEqualTo(status);
    assertThat(response.error()).contains(sentence);
    assertThat(response.json().at("/error/code").isInt()).isTrue();
    assertThat(sink.kept()).isEmpty();
    assertThat(run().run().status()).isEqualTo(RunStatus.CREATED);
  }

  @Test
  void whatIsAcceptedIsKeptAsItCame() {
    byte[] body = Pushes.counters(RUN, 3);
    RawResponse response = push(body, "K6-Idempotency-Key: abcd");

    assertThat(response.status()).isEqualTo(204);
    PushRecord kept = sink.kept().get(0);
    assertThat(kept.run()).isEqualTo(RUN);
    assertThat(kept.pushId()).isEqualTo("abcd");
    assertThat(kept.format()).isEqualTo(PushFormat.V2_PROTOBUF);
    assertThat(kept.bodyLength()).isEqualTo(body.length);
    assertThat(kept.decode(PushLimits.DEFAULT).series()).isEqualTo(3);
    assertThat(run().run().status()).isEqualTo(RunStatus.RUNNING);
    assertThat(run().run().extent().orElseThrow().start()).isEqualTo(Pushes.SECOND);
    assertThat(run().run().extent().orElseThrow().end()).isEqualTo(Pushes.SECOND + 1);
  }

  @Test
  void theOldJsonComesPlainOrGzipped() throws IOException {
    String point =
        "[{\"type\":\"Point\",\"metric\":\"vus\",\"data\":{\"time\":\"1790000000500000\","
            + "\"type\":\"gauge\",\"tags\":{},\"value\":2}}]";
    assertThat(pushJson(point.getBytes(UTF_8)).status()).isEqualTo(204);
    assertThat(pushJson(gzipped(point.getBytes(UTF_8)), "Content-Encoding: gzip").status())
        .isEqualTo(204);
    assertThat(sink.kept()).extracting(PushRecord::format).containsOnly(PushFormat.V1_JSON);
    assertRunning();
  }

  private void assertRunning() {
    assertThat(run().run().status()).isEqualTo(RunStatus.RUNNING);
  }

  private static byte[] gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  @Test
  void whatIsWrongIsRefusedWhole() {
    byte[] right = Pushes.counters(RUN, 100);
    byte[] noise = new byte[5_000];
    new Random(1).nextBytes(noise);
    assertRefused("truncated", Arrays.copyOf(right, right.length - 7), 400);
    assertRefused("empty", new byte[0], 400);
    assertRefused("noise", noise, 400);
    assertRefused("noise in snappy", Pushes.packed(noise), 400);
    assertRefused("a bomb", Pushes.packed(new byte[100 << 20]), 413);
    assertRefused("a length that lies", new byte[] {-1, -1, -1, -1, 7, 0}, 413);
    assertRefused("a million series", Pushes.counters(RUN, 1_000_000), 413);
    assertRefused("not a number", Pushes.counter(RUN, Pushes.SECOND, Double.NaN), 400);
    assertRefused("infinite", Pushes.counter(RUN, Pushes.SECOND, 1.0 / 0), 400);
    assertRefused("a bucket that is none", Pushes.trend(RUN, 1 << 20), 400);
    assertRefused("a bucket below zero", Pushes.trend(RUN, -1), 400);
    assertRefused("the year 2262", Pushes.counter(RUN, 9_223_372_036L, 1), 400);
    assertRefused("before all time", Pushes.counter(RUN, Long.MIN_VALUE, 1), 400);
    assertRefused("another run's", Pushes.counters(RUN + 1, 1), 400);
  }

  private void assertRefused(String what, byte[] body, int status) {
    RawResponse response = push(body);
    assertThat(response.status()).as(what + ": " + response).isEqualTo(status);
    assertRefused(response, status, "");
  }

  @Test
  void wrongJsonIsRefusedWhole() throws IOException {
    assertRefused(pushJson("[{\"type\":\"Po".getBytes(UTF_8)), 400, "not whole JSON");
    String deep = "[".repeat(100_000);
    assertRefused(pushJson(deep.getBytes(UTF_8)), 400, "");
    byte[] bomb = gzipped((" ".repeat(200 << 20) + "[]").getBytes(UTF_8));
    assertRefused(pushJson(bomb, "Content-Encoding: gzip"), 413, "");
    String notANumber =
        "[{\"type\":\"Point\",\"metric\":\"vus\",\"data\":{\"time\":\"1790000000500000\","
            + "\"type\":\"gauge\",\"tags\":{},\"value\":NaN}}]";
    assertRefused(pushJson(notANumber.getBytes(UTF_8)), 400, "");
  }

  @Test
  void whatIsOfAnotherTypeOrTooLongIsNotEvenRead() {
    byte[] right = Pushes.counters(RUN, 1);
    assertRefused(
        server.post("/v2/metrics/1", right, ALL, "Content-Type: application/json"),
        415,
        "application/x-protobuf");
    assertRefused(
        server.post("/v2/metrics/1", right, ALL, PROTOBUF, "Content-Encoding: gzip"),
        415,
        "snappy");
    assertRefused(push(right, "K6-Metrics-Protocol-Version: 3.0"), 400, "version 2, not 3.0");
    assertRefused(push(new byte[(8 << 20) + 1]), 413, "longer than");
    assertRefused(push(right, "K6-Idempotency-Key: " + "x".repeat(300)), 400, "K6-Idempotency-Key");
  }

  @Test
  void onlyThoseWhoMaySendGetThrough() {
    byte[] right = Pushes.counters(RUN, 1);
    assertRefused(
        server.post("/v2/metrics/1", right, PROTOBUF, "Authorization: Token wrong"),
        401,
        "not one of this server's");
    assertRefused(server.post("/v2/metrics/1", right, PROTOBUF), 401, "a token is needed");
    String unknown = server.post("/v2/metrics/9", right, PROTOBUF, OTHER).error();
    assertRefused(server.post("/v2/metrics/1", right, PROTOBUF, OTHER), 404, "no test run 1");
    assertThat(unknown).isEqualTo(server.post("/v2/metrics/9", right, PROTOBUF, ALL).error());
    assertRefused(server.post("/v2/metrics/x", right, PROTOBUF, ALL), 404, "no test run x");
  }

  @Test
  void aRunThatWasBackfilledMakesK6SendNoMore() {
    home.write(2, "theirs", "load run 7 start 1000\n  counter http_reqs 1");
    byte[] right = Pushes.counters(7, 1);
    RawResponse refused = server.post("/v2/metrics/7", right, PROTOBUF, OTHER);
    assertRefused(refused, 403, "takes no samples");
    assertThat(refused.json().at("/error/code").asInt()).isEqualTo(4);
  }

  @Test
  void aRunsOwnTokenOpensThatRunAlone() {
    String own = "Authorization: Bearer run-token";
    assertRefused(
        server.post("/v2/metrics/1", Pushes.counters(RUN, 1), PROTOBUF, own), 401, "the token");
    home.catalog().liveRuns().addToken(RUN, Sha256.of("run-token"));
    server.postJson("/v1/tests", "{\"name\":\"checkout\"}", ALL);
    assertRefused(
        server.post("/v2/metrics/2", Pushes.counters(2, 1), PROTOBUF, own), 401, "the token");
    assertRefused(server.postJson("/v1/tests", "{\"name\":\"x\"}", own), 401, "the token");
    assertThat(server.get("/cloud/v5/test_runs/1", own).status()).isEqualTo(401);
    assertThat(server.post("/v2/metrics/1", Pushes.counters(RUN, 1), PROTOBUF, own).status())
        .isEqualTo(204);
  }

  @Test
  void whileThereIsNoRoomPushesAreSentAwayAndCountOnceItIsBack() {
    byte[] right = Pushes.counters(RUN, 1);
    sink.refuse(Reason.AWAY);
    RawResponse away = push(right);
    assertRefused(away, 503, "not now");
    assertThat(away.header("Retry-After")).isEqualTo("1");
    sink.refuse(Reason.TOO_LARGE);
    assertRefused(push(right), 413, "not now");
    sink.takeAgain();
    assertThat(push(right).status()).isEqualTo(204);
    assertRunning();
  }

  @Test
  void withoutASinkTheAnswerSaysHowToGetOne() {
    try (TestServer plain = TestServer.over(home).start()) {
      RawResponse response = plain.postJson("/v1/tests", "{\"name\":\"checkout\"}");
      assertThat(response.status()).isEqualTo(404);
      assertThat(response.error()).contains("--kafka");
    }
  }
}

package io.stepwell.server.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.schemas.catalog.LiveRuns;
import io.stepwell.schemas.push.PushLimits;
import io.stepwell.server.RawResponse;
import io.stepwell.server.StoredPushes;
import io.stepwell.server.TestClock;
import io.stepwell.server.TestHome;
import io.stepwell.server.TestServer;
import io.stepwell.server.ingest.IngestSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A server to which a recording is sent again, at the times at which it was sent first. Each answer
 * has to have all that k6 got then and went on with.
 */
final class Replay implements AutoCloseable {

  static final String USER = "Authorization: Bearer testtoken123";

  private static final String RUN = "/cloud/v6/test_runs/1000001";

  /** How long samples may take to where they can be asked for. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

  private final TestHome home = TestHome.create();
  private final TestClock clock = new TestClock(Instant.EPOCH);
  private final TestServer server =
      TestServer.over(home)
          .token("testtoken123@77")
          .ingest(
              new IngestSettings(
                  new StoredPushes(home.files()), PushLimits.DEFAULT, LiveRuns.SILENCE, clock))
          .start();

  /** What of a recording is called otherwise here. */
  private final List<Map.Entry<String, String>> renamed = new ArrayList<>();

  private final List<String> states = new ArrayList<>();

  /** Sends all of a recording. */
  Replay(String recording) {
    home.nextLoadTest(501);
    home.nextRun(1_000_001);
    for (Recording.Sent request : Recording.of(recording)) {
      replay(request);
      states.add(run().path("status").asText());
    }
    clock.advance(ON_ITS_WAY);
    states.add(run().path("status").asText());
  }

  /** The run's state after each request, and a while later; empty while there is none. */
  List<String> states() {
    return states;
  }

  JsonNode run() {
    return server.get(RUN, USER).json();
  }

  TestServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
    home.close();
  }

  private void replay(Recording.Sent request) {
    clock.set(request.time());
    String path = rename(request.path());
    RawResponse response =
        switch (request.method()) {
          case "GET" -> server.get(path, headers(request));
          case "PUT" -> server.put(path, request.body().array(), headers(request));
          default -> server.post(path, request.body().array(), headers(request));
        };
    assertThat(response.status())
        .as("%s %s: %s", request.method(), path, response)
        .isBetween(200, 299);
    request
        .answer()
        .ifPresent(
            answer -> {
              assertThat(response.header("Content-Type")).startsWith("application/json");
              assertHasAllOf(answer, response.json(), path);
            });
    if (path.endsWith("/start_local_execution")) {
      note(response.json());
    }
  }

  private void note(JsonNode started) {
    JsonNode config = started.path("runtime_config");
    renamed.add(Map.entry("scoped-token-1000001", config.path("test_run_token").asText()));
    renamed.add(
        Map.entry("/loki/api/v1/push", URI.create(config.at("/logs/push_url").asText()).getPath()));
    String archive = started.path("archive_upload_url").asText();
    renamed.add(Map.entry("/upload/1000001/archive.tar?sig=abc", URI.create(archive).getPath()));
  }

  private String rename(String text) {
    String here = text;
    for (Map.Entry<String, String> name : renamed) {
      here = here.replace(name.getKey(), name.getValue());
    }
    return here;
  }

  String[] headers(Recording.Sent request) {
    return request.headers().stream()
        .map(this::rename)
        .filter(header -> !header.startsWith("Accept-Encoding"))
        .toArray(String[]::new);
  }

  /** Each key is there, and what is an object is one. */
  private static void assertHasAllOf(JsonNode wanted, JsonNode answer, String where) {
    for (Map.Entry<String, JsonNode> field : wanted.properties()) {
      assertThat(answer.has(field.getKey())).as(where + " " + field.getKey()).isTrue();
      JsonNode value = answer.path(field.getKey());
      if (field.getValue().isObject()) {
        assertThat(value.isObject()).as(where + " " + field.getKey()).isTrue();
        if (!field.getKey().equals("options") && !field.getKey().equals("status_details")) {
          assertHasAllOf(field.getValue(), value, where + " " + field.getKey());
        }
      } else if (!field.getValue().isNull() && !value.isNull()) {
        assertThat(value.getNodeType())
            .as(where + field.getKey())
            .isEqualTo(field.getValue().getNodeType());
      }
    }
  }
}

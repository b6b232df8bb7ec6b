package io.stepwell.server.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a real k6 sent while it streamed a test, and what the server it sent it to answered. */
final class Recording {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double MILLIS = 1000;

  private Recording() {}

  /**
   * A request of the recording.
   *
   * @param answer the answer that k6 got and went on with; empty if it had no body
   */
  record Sent(
      Instant time,
      String method,
      String path,
      List<String> headers,
      ByteBuffer body,
      Optional<JsonNode> answer) {

    private boolean isToldToWait() {
      return answer.filter(json -> json.path("status").asText().equals("created")).isPresent();
    }

    private Sent earlierBy(Duration wait) {
      return new Sent(time.minus(wait), method, path, headers, body, answer);
    }
  }

  /**
   * All requests, in order. The server of the recording once let k6 wait for a run to begin, which
   * is taken out: this one never does.
   */
  static List<Sent> of(String name) {
    List<Sent> all = asRecorded(name);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isToldToWait()) {
        Duration wait = Duration.between(all.get(i).time(), all.get(i + 1).time());
        List<Sent> later = all.subList(i + 1, all.size());
        later.replaceAll(request -> request.earlierBy(wait));
        all.remove(i);
      }
    }
    return all;
  }

  private static List<Sent> asRecorded(String name) {
    String directory = "/provisioning/" + name + "/";
    List<Sent> all = new ArrayList<>();
    for (JsonNode request : json(directory + "requests.json")) {
      List<String> headers = new ArrayList<>();
      request.path("headers").forEach(header -> headers.add(header.asText()));
      all.add(
          new Sent(
              Instant.ofEpochMilli(Math.round(request.path("time").asDouble() * MILLIS)),
              request.path("method").asText(),
              request.path("path").asText(),
              headers,
              ByteBuffer.wrap(body(directory, request)),
              request.has("response")
                  ? Optional.of(json(directory + request.path("response").asText()))
                  : Optional.empty()));
    }
    return all;
  }

  private static byte[] body(String directory, JsonNode request) {
    if (request.has("push")) {
      return bytes(request.path("push").asText());
    }
    return request.has("body")
        ? bytes(directory + request.path("body").asText())
        : new byte[request.path("bytes").asInt()];
  }

  private static JsonNode json(String resource) {
    try {
      return JSON.readTree(bytes(resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = Recording.class.getResourceAsStream(resource)) {
      return Objects.requireNonNull(in, resource).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

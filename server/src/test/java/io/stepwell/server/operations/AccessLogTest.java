package io.stepwell.server.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.server.http.Headers;
import io.stepwell.server.http.Reply;
import io.stepwell.server.http.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessLogTest {

  private static Request request(String method, String target) {
    return new Request(method, target, Headers.NONE, "127.0.0.1", Optional.empty());
  }

  @Test
  void aLogThatCannotBeWrittenStopsNobody() {
    AccessLog log =
        new AccessLog(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("the disk is full");
              }
            });
    for (int i = 0; i < 100_000; i++) {
      log.add(request("GET", "/"), "none", Reply.empty(204), 1);
    }
    log.close();
  }

  @Test
  void linesAreJsonInAsciiWhateverWasSent() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (AccessLog log = new AccessLog(out)) {
      log.add(
          request("X".repeat(100), "/\u009b2J\"\\\u001b[2J\u007f?token=s3cret"),
          "none",
          Reply.empty(204),
          1_500_000);
    }
    String line = out.toString(UTF_8);
    assertThat(line).matches("[ -~\u007f]+\n").doesNotContain("s3cret");
    JsonNode json = new ObjectMapper().readTree(line);
    assertThat(json.path("target").asText()).isEqualTo("/\u009b2J\"\\\u001b[2J\u007f?token=…");
    assertThat(json.path("method").asText()).hasSize(21);
    assertThat(json.path("millis").asDouble()).isEqualTo(1.5);
  }
}

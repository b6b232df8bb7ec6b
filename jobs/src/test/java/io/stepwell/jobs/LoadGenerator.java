package io.stepwell.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.schemas.push.PushFormat;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** Sends to an {@code up} what a k6 sends, without running a test. */
public record LoadGenerator(UpProcess up) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Asks for a run and returns its id. */
  public long create(String name) throws IOException, InterruptedException {
    byte[] body = JSON.writeValueAsBytes(JSON.createObjectNode().put("name", name));
    return create(body, "application/json");
  }

  /** Asks for a run with the very request of a k6. */
  long create(byte[] body, String contentType) throws IOException, InterruptedException {
    HttpResponse<String> response = send("/v1/tests", body, "Content-Type", contentType);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return Long.parseLong(JSON.readTree(response.body()).path("reference_id").asText());
  }

  /**
   * Asks for a run as k6 2 does, and returns all that it is told.
   *
   * @param loadTest its name, which no other has yet
   * @param options of the script, in JSON
   */
  JsonNode askForRun(String loadTest, String options) throws IOException, InterruptedException {
    String form =
        "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n%s\r\n--x--\r\n"
            .formatted(loadTest);
    JsonNode made =
        answer("/cloud/v6/projects/1/load_tests", "multipart/form-data; boundary=x", form);
    return answer(
        "/provisioning/v1/load_tests/" + made.path("id") + "/start_local_execution",
        "application/json",
        "{\"max_vus\":4,\"total_duration\":33,\"options\":" + options + "}");
  }

  private JsonNode answer(String path, String contentType, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send(path, body.getBytes(UTF_8), "Content-Type", contentType);
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
    return JSON.readTree(response.body());
  }

  /** Pushes samples, which have to be taken. */
  void push(long run, PushFormat format, byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(run, format, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> response = up.send(request);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
  }

  /** A push that is not sent yet. */
  public HttpRequest.Builder request(long run, PushFormat format, byte[] body) {
    HttpRequest.Builder request =
        switch (format) {
          case V1_JSON ->
              up.request("/v1/metrics/" + run)
                  .header("Content-Type", "application/json")
                  .header("Content-Encoding", "gzip");
          case V2_PROTOBUF ->
              up.request("/v2/metrics/" + run)
                  .header("Content-Type", "application/x-protobuf")
                  .header("Content-Encoding", "snappy")
                  .header("K6-Metrics-Protocol-Version", "2.0");
        };
    return request.POST(BodyPublishers.ofByteArray(body));
  }

  /** Says that a run is over and went well. */
  public void finish(long run) throws IOException, InterruptedException {
    finish(run, "{\"run_status\":3,\"result_status\":0,\"thresholds\":{}}".getBytes(UTF_8));
  }

  /** Says how a run ended with the very request of a k6. */
  void finish(long run, byte[] body) throws IOException, InterruptedException {
    HttpResponse<String> response =
        send("/v1/tests/" + run, body, "Content-Type", "application/json");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  private HttpResponse<String> send(String path, byte[] body, String... headers)
      throws IOException, InterruptedException {
    return up.send(up.request(path).headers(headers).POST(BodyPublishers.ofByteArray(body)));
  }
}

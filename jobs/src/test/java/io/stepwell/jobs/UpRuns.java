package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.cluster.Served;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a server tells of its runs. */
public record UpRuns(Served up) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A run in the API's version 5, which has k6's own numbers for where it stands. */
  public JsonNode v5(long run) {
    return json("/cloud/v5/test_runs/" + run);
  }

  /** A run in the API's version 6, once it is over and all that came of it can be asked for. */
  JsonNode settled(long run) throws InterruptedException {
    return Awaited.until(
        PATIENCE,
        () -> json("/cloud/v6/test_runs/" + run),
        json -> assertThat(json.path("status").asText()).isIn("completed", "aborted"));
  }

  /** Waits for an aggregate query of a run to come to a value. */
  void awaitValue(long run, String metric, String query, double expected)
      throws InterruptedException {
    String path =
        "/cloud/v5/test_runs/%d/query_aggregate_k6(metric='%s',query='%s')"
            .formatted(run, metric, query);
    Awaited.until(
        PATIENCE,
        () -> json(path).at("/data/result/0/values/0/1").asDouble(),
        value -> assertThat(value).as("%s of %s", query, metric).isEqualTo(expected));
  }

  /** The answer to a request that has to be answered. */
  public JsonNode json(String path) {
    try {
      HttpResponse<String> response = up.get(path);
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}

package io.stepwell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.jobs.Awaited;
import io.stepwell.jobs.LoadGenerator;
import io.stepwell.jobs.UpProcess;
import io.stepwell.jobs.UpRuns;
import io.stepwell.schemas.push.PushFormat;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * A run that goes on whatever becomes of the server.
 *
 * @param up the first server that it was streamed to; a later one is at the same place
 */
record LastingRun(UpProcess up, long id) {

  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A new one. */
  static LastingRun create(UpProcess up) throws IOException, InterruptedException {
    return new LastingRun(up, new LoadGenerator(up).create("crash"));
  }

  /** Pushes once. */
  HttpResponse<String> push(String key, byte[] body) throws IOException, InterruptedException {
    return up.send(
        new LoadGenerator(up)
            .request(id, PushFormat.V2_PROTOBUF, body)
            .timeout(ANSWER)
            .header("K6-Idempotency-Key", key));
  }

  /** Says that it is over. */
  void finish() throws IOException, InterruptedException {
    new LoadGenerator(up).finish(id);
  }

  /** How many requests were made in it, as far as that can be asked for. */
  double requests() {
    return new UpRuns(up)
        .json(
            "/cloud/v5/test_runs/%d/query_aggregate_k6(metric='http_reqs',query='increase')"
                .formatted(id))
        .at("/data/result/0/values/0/1")
        .asDouble();
  }

  /** Waits until it has more requests than so many. */
  void awaitMore(double than) throws InterruptedException {
    Awaited.until(PATIENCE, this::requests, seen -> assertThat(seen).isGreaterThan(than));
  }

  /** Waits until it has exactly so many requests. */
  void awaitRequests(double expected) throws InterruptedException {
    Awaited.until(PATIENCE, this::requests, seen -> assertThat(seen).isEqualTo(expected));
  }
}

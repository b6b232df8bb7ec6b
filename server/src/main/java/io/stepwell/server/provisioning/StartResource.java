package io.stepwell.server.provisioning;

import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.LiveRunRequest;
import io.stepwell.schemas.catalog.LiveRuns;
import io.stepwell.schemas.catalog.LoadTest;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.server.access.RunTokens;
import io.stepwell.server.api.Store;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import io.stepwell.server.http.Reply;
import io.stepwell.server.ingest.JsonBody;
import io.stepwell.server.ingest.RemoteWriteRules;
import io.stepwell.server.ingest.SenderHeaders;
import java.io.IOException;
import java.time.InstantSource;

/**
 * {@code POST /provisioning/v1/load_tests/{load_test_id}/start_local_execution}: k6 asks for a run,
 * and is told where to send what, with which token.
 */
final class StartResource {

  private final Store store;
  private final RemoteWriteRules rules;
  private final InstantSource clock;

  StartResource(Store store, RemoteWriteRules rules, InstantSource clock) {
    this.store = store;
    this.rules = rules;
    this.clock = clock;
  }

  Reply start(Call call) throws IOException {
    LoadTest loadTest = store.loadTest(call);
    StartRequest request = StartRequest.of(JsonBody.read(call.body().bytes(), "the body"));
    String site =
        call.request()
            .site()
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.BAD_DATA,
                        "the header Host names no host, so no address can be given; send one"));
    LiveRuns runs = store.catalog().liveRuns();
    LiveRun run = runs.create(request(call, loadTest, request));
    if (run.run().status().isOver()) {
      throw new ProblemException(
          Problem.CONFLICT,
          "the test run %d that was started by this very request is over; start another"
              .formatted(run.run().id()));
    }
    RemoteWriteRules.tell(store.catalog(), run.run().id(), request.remoteWrites(), clock.instant());
    String token = RunTokens.random();
    runs.addToken(run.run().id(), RunTokens.hash(token));
    return JsonBody.reply(
        200, new Provisioned(site, run.run().id(), token, request.archiveBytes()).json());
  }

  private LiveRunRequest request(Call call, LoadTest loadTest, StartRequest request) {
    String key = SenderHeaders.idempotencyKey(call);
    return new LiveRunRequest(
        key.isEmpty() ? "" : "load test %d, %s".formatted(loadTest.id(), key),
        loadTest.project(),
        loadTest.name(),
        // k6 begins at once where a run is in this state, and in no other.
        RunStatus.INITIALIZING,
        clock.instant(),
        SenderHeaders.origin(call),
        request.options().json(),
        request.options().thresholds(),
        request.plan(),
        rules.stored(request.remoteWrites()));
  }
}

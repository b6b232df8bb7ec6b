package io.stepwell.server.provisioning;

import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.LiveRuns;
import io.stepwell.schemas.catalog.RunEnd;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import io.stepwell.server.ingest.Ingest;
import io.stepwell.server.ingest.JsonBody;
import java.time.InstantSource;
import java.util.Optional;

/** What k6 tells of a run while it goes on and when it is over, its samples aside. */
final class RunResource {

  private final LiveRuns runs;
  private final Ingest ingest;
  private final InstantSource clock;

  RunResource(LiveRuns runs, Ingest ingest, InstantSource clock) {
    this.runs = runs;
    this.ingest = ingest;
    this.clock = clock;
  }

  /** {@code POST /provisioning/v1/test_runs/{test_run_id}/notify}. */
  Reply end(Call call) {
    long run = ingest.runs().find(call).run().id();
    Notification notification = Notification.of(JsonBody.read(call.body().bytes(), "the body"));
    // Its thresholds are not judged by k6 but from the samples.
    LiveRun.End end =
        new LiveRun.End(
            clock.instant(), notification.result(), Optional.empty(), notification.reason());
    ingest.writeArrivals();
    runs.finish(new RunEnd(run, notification.status(), end));
    return Reply.empty(204);
  }

  /** {@code POST /provisioning/v1/test_runs/{test_run_id}/logs}. */
  Reply log(Call call) {
    long run = ingest.runs().find(call).run().id();
    runs.addLog(run, LogPush.lines(JsonBody.read(call.body().bytes(), "the body")));
    return Reply.empty(204);
  }
}

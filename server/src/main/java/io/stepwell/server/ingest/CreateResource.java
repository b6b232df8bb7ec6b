package io.stepwell.server.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.LiveRunRequest;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.schemas.k6.BadInputException;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.time.InstantSource;

/** {@code POST /v1/tests}: k6 asks for a run, and is told how to push. */
final class CreateResource {

  /** The finest that k6 aggregates to, and what the base step is. */
  private static final String SECOND = "1s";

  private final Catalog catalog;
  private final RemoteWriteRules rules;
  private final InstantSource clock;

  CreateResource(Catalog catalog, RemoteWriteRules rules, InstantSource clock) {
    this.catalog = catalog;
    this.rules = rules;
    this.clock = clock;
  }

  Reply create(Call call) throws IOException {
    Creation creation;
    try {
      creation = Creation.read(call);
    } catch (BadInputException e) {
      throw new ProblemException(Problem.BAD_DATA, String.valueOf(e.getMessage()));
    }
    LiveRun run = catalog.liveRuns().create(request(call, creation));
    RemoteWriteRules.tell(catalog, run.run().id(), creation.remoteWrites(), clock.instant());
    ObjectNode json = JsonBody.object();
    json.put("reference_id", Long.toString(run.run().id()));
    json.set("config", config(call, run.run().id()));
    if (!creation.remoteWrites().notices().isEmpty()) {
      // k6 says them on its user's terminal.
      ArrayNode logs = json.putArray("logs");
      creation
          .remoteWrites()
          .notices()
          .forEach(notice -> logs.addObject().put("level", "warning").put("message", notice));
    }
    return JsonBody.reply(201, json);
  }

  private LiveRunRequest request(Call call, Creation creation) {
    return new LiveRunRequest(
        SenderHeaders.idempotencyKey(call),
        Projects.of(creation.project(), call.scope()),
        creation.name(),
        RunStatus.CREATED,
        clock.instant(),
        SenderHeaders.origin(call),
        creation.options().json(),
        creation.options().thresholds(),
        creation.plan(),
        rules.stored(creation.remoteWrites()));
  }

  private static ObjectNode config(Call call, long run) {
    ObjectNode config = JsonBody.object();
    config.put("tracesEnabled", false);
    call.request().site().ifPresent(site -> config.put("testRunDetails", site + "/runs/" + run));
    K6Version version = K6Version.of(SenderHeaders.origin(call));
    if (version.pushesHistograms()) {
      config.put("aggregationPeriod", SECOND);
      // What comes late is pushed later and merged, so there is nothing to wait for.
      config.put("aggregationWaitPeriod", SECOND);
    }
    if (version.hasToBeToldTo()) {
      config.put("apiVersion", 2);
    }
    config.put("metricPushInterval", SECOND);
    return config;
  }
}

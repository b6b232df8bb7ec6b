package io.stepwell.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.RunEnd;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** {@code POST /v1/tests/{test_run_id}}: k6 says how a run ended. */
final class FinishResource {

  /** Those that k6 itself can tell of. */
  private static final Set<RunStatus> ENDS =
      Set.of(
          RunStatus.FINISHED,
          RunStatus.ABORTED_BY_USER,
          RunStatus.ABORTED_BY_SYSTEM,
          RunStatus.ABORTED_BY_SCRIPT_ERROR,
          RunStatus.ABORTED_BY_THRESHOLD,
          RunStatus.ABORTED_BY_LIMIT);

  private final Catalog catalog;
  private final PushedRuns runs;
  private final Arrivals arrivals;
  private final InstantSource clock;

  FinishResource(Catalog catalog, PushedRuns runs, Arrivals arrivals, InstantSource clock) {
    this.catalog = catalog;
    this.runs = runs;
    this.arrivals = arrivals;
    this.clock = clock;
  }

  Reply finish(Call call) throws IOException {
    long run = runs.find(call).run().id();
    ObjectNode json = JsonBody.read(call.body().bytes(), "the body");
    LiveRun.End end =
        new LiveRun.End(clock.instant(), result(json), thresholds(json), Optional.empty());
    RunEnd ended = new RunEnd(run, status(json), end);
    arrivals.write();
    catalog.liveRuns().finish(ended);
    return JsonBody.reply(200, JsonBody.object());
  }

  private static RunStatus status(ObjectNode json) {
    JsonNode code = json.path("run_status");
    return ENDS.stream()
        .filter(status -> code.isInt() && code.intValue() == status.code())
        .findFirst()
        .orElseThrow(
            () -> bad("run_status is 3, or 5 to 9, the numbers of ways in which a run ends"));
  }

  private static OptionalInt result(ObjectNode json) {
    JsonNode result = json.path("result_status");
    if (result.isMissingNode() || result.isNull()) {
      return OptionalInt.empty();
    }
    if (!result.isInt() || result.intValue() < 0 || result.intValue() > 1) {
      throw bad("result_status is 0 for passed or 1 for failed");
    }
    return OptionalInt.of(result.intValue());
  }

  private static Optional<String> thresholds(ObjectNode json) {
    JsonNode thresholds = json.path("thresholds");
    if (thresholds.isMissingNode() || thresholds.isNull()) {
      return Optional.empty();
    }
    boolean right = thresholds.isObject();
    for (JsonNode ofMetric : thresholds) {
      right &= ofMetric.isObject();
      for (JsonNode failed : ofMetric) {
        right &= failed.isBoolean();
      }
    }
    if (!right) {
      throw bad("thresholds is an object by metric, of objects of true or false by expression");
    }
    return Optional.of(thresholds.toString());
  }

  private static ProblemException bad(String sentence) {
    return new ProblemException(Problem.BAD_DATA, sentence);
  }
}

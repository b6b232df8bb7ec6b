package io.stepwell.server.ingest;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import io.stepwell.server.http.Route;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the run that something is sent to. A run of a project out of sight is not to be told from
 * one that does not exist.
 */
public final class PushedRuns {

  private static final Pattern ID = Pattern.compile("\\d{1,18}");

  private final Catalog catalog;

  public PushedRuns(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The run that the path names.
   *
   * @throws ProblemException if there is none in sight; or if it takes nothing, ever, which makes
   *     k6 send no more
   */
  public LiveRun find(Call call) {
    String text = call.variable(Route.RUN);
    if (!ID.matcher(text).matches()) {
      throw unknown(text);
    }
    long id = Long.parseLong(text);
    Optional<LiveRun> live = catalog.liveRuns().find(id).filter(run -> sees(call, run.run()));
    if (live.isEmpty()) {
      throw catalog.run(id).filter(run -> sees(call, run)).isPresent() ? closed(id) : unknown(text);
    }
    if (live.get().run().status() == RunStatus.ARCHIVED) {
      throw closed(id);
    }
    return live.get();
  }

  private static boolean sees(Call call, Run run) {
    return call.scope().includes(run.loadTest().project());
  }

  private static ProblemException unknown(String id) {
    return new ProblemException(
        Problem.NOT_FOUND,
        "there is no test run %s; k6 asks for one itself, unless K6_CLOUD_PUSH_REF_ID or K6_CLOUDRUN_TEST_RUN_ID names one"
            .formatted(id));
  }

  private static ProblemException closed(long id) {
    return new ProblemException(
        Problem.FORBIDDEN,
        "the test run %d was not made for streaming and takes no samples; send them to a new one"
            .formatted(id));
  }
}

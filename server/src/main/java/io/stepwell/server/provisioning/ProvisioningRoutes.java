package io.stepwell.server.provisioning;

import io.stepwell.server.api.Store;
import io.stepwell.server.http.BodyRule;
import io.stepwell.server.http.LaterHandler;
import io.stepwell.server.http.Reply;
import io.stepwell.server.http.Route;
import io.stepwell.server.http.Route.Access;
import io.stepwell.server.http.Route.ErrorStyle;
import io.stepwell.server.http.Route.Method;
import io.stepwell.server.ingest.Ingest;
import io.stepwell.server.ingest.IngestRoutes;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** The paths by which k6 asks for a run that it executes itself, and tells of it. */
public final class ProvisioningRoutes {

  static final String OF_RUNS = "/provisioning/v1/test_runs/";

  private static final String RUN = OF_RUNS + "{" + Route.RUN + "}";
  private static final String JSON = "application/json";

  private static final BodyRule NAME = new BodyRule(64 << 10, Set.of("multipart/form-data"));
  private static final BodyRule OPTIONS = new BodyRule(4 << 20, Set.of(JSON));
  private static final BodyRule SMALL = new BodyRule(64 << 10, Set.of(JSON));
  private static final BodyRule LOG = new BodyRule(1 << 20, Set.of(JSON));

  private ProvisioningRoutes() {}

  /** All of them. */
  public static List<Route> of(Store store, Ingest ingest, InstantSource clock) {
    StartResource start = new StartResource(store, ingest.remoteWrites(), clock);
    RunResource run = new RunResource(store.catalog().liveRuns(), ingest, clock);
    return of(
        LaterHandler.of(new LoadTestResource(store)::add),
        LaterHandler.of(start::start),
        LaterHandler.of(run::end),
        LaterHandler.of(run::log));
  }

  /** All of them, on a server that takes nothing in. */
  public static List<Route> off() {
    LaterHandler refusal = IngestRoutes.REFUSAL;
    return of(refusal, refusal, refusal, refusal);
  }

  private static List<Route> of(
      LaterHandler loadTest, LaterHandler start, LaterHandler end, LaterHandler log) {
    return List.of(
        taking("/cloud/v6/projects/{project_id}/load_tests", Access.TOKEN, NAME, loadTest),
        taking(
            "/provisioning/v1/load_tests/{load_test_id}/start_local_execution",
            Access.TOKEN,
            OPTIONS,
            start),
        archive(),
        taking(RUN + "/notify", Access.RUN_TOKEN, SMALL, end),
        taking(RUN + "/logs", Access.RUN_TOKEN, LOG, log));
  }

  /**
   * Where archives go: nowhere. Whatever is needed of one has come before it, and it holds secrets;
   * so its bytes are let pass as they come. Anyone may send it, as k6 sends it without a token.
   */
  private static Route archive() {
    return Route.taking(
        Method.PUT,
        RUN + "/archive",
        Access.OPEN,
        ErrorStyle.V6,
        BodyRule.NONE,
        LaterHandler.of(call -> Reply.empty(204)));
  }

  private static Route taking(String path, Access access, BodyRule body, LaterHandler handler) {
    return Route.taking(Method.POST, path, access, ErrorStyle.V6, body, handler);
  }
}

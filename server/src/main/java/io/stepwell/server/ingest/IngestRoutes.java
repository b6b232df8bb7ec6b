package io.stepwell.server.ingest;

import io.stepwell.server.access.TokenGate;
import io.stepwell.server.http.BodyRule;
import io.stepwell.server.http.LaterHandler;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import io.stepwell.server.http.Route;
import io.stepwell.server.http.Route.Access;
import io.stepwell.server.http.Route.ErrorStyle;
import io.stepwell.server.http.Route.Method;
import java.util.List;
import java.util.Set;

/** The paths that k6 sends to. */
public final class IngestRoutes {

  private static final String RUN = "{" + Route.RUN + "}";
  private static final String PROTOBUF = "application/x-protobuf";

  private static final BodyRule SMALL = new BodyRule(1 << 20, Set.of(Creation.JSON));
  private static final BodyRule CREATION =
      new BodyRule(32 << 20, Set.of(Creation.JSON, Creation.MULTIPART));
  private static final int MOST_PUSH_BYTES = 8 << 20;

  /** What a server that takes nothing in says to whoever sends something. */
  public static final LaterHandler REFUSAL =
      call -> {
        throw new ProblemException(
            Problem.NOT_FOUND,
            "this server takes no runs in, as it was started without --kafka; stepwell up starts one that does");
      };

  private IngestRoutes() {}

  /** All of them, on a server that takes nothing in. */
  public static List<Route> off(TokenGate gate) {
    return of(new TokenResource(gate), REFUSAL, REFUSAL, REFUSAL, REFUSAL);
  }

  static List<Route> of(
      TokenResource tokens,
      LaterHandler create,
      LaterHandler finish,
      LaterHandler pushV1,
      LaterHandler pushV2) {
    return List.of(
        taking("/v1/validate-token", Access.OPEN_WORK, SMALL, LaterHandler.of(tokens::validate)),
        new Route(
            "/cloud/v6/auth", List.of(), List.of(), Access.TOKEN, ErrorStyle.V6, tokens::whoAmI),
        taking("/v1/tests", Access.TOKEN, CREATION, create),
        taking("/v1/tests/" + RUN, Access.RUN_TOKEN, SMALL, finish),
        taking("/v1/metrics/" + RUN, Access.RUN_TOKEN, pushOf(Creation.JSON), pushV1),
        taking("/v2/metrics/" + RUN, Access.RUN_TOKEN, pushOf(PROTOBUF), pushV2));
  }

  private static Route taking(String path, Access access, BodyRule body, LaterHandler handler) {
    return Route.taking(Method.POST, path, access, ErrorStyle.V1, body, handler);
  }

  private static BodyRule pushOf(String mediaType) {
    return new BodyRule(MOST_PUSH_BYTES, Set.of(mediaType));
  }
}

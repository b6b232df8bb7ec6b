package io.stepwell.server.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stepwell.server.http.Handler;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import io.stepwell.server.http.Reply;
import io.stepwell.server.http.Route;
import io.stepwell.server.http.Route.Access;
import io.stepwell.server.http.Route.ErrorStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** The routes that are not part of the metrics API but about the server itself. */
public final class OperationRoutes {

  private static final String DESCRIPTION = "/io/stepwell/server/openapi.json";
  private static final String TEXT = "text/plain; charset=utf-8";

  private OperationRoutes() {}

  /**
   * All of them.
   *
   * @param ready whether requests can be answered at the moment
   */
  public static List<Route> of(ServerFigures figures, BooleanSupplier ready) {
    Reply description = Reply.json(200, description());
    return List.of(
        route("/healthz", Access.OPEN, call -> text("alive\n")),
        route("/readyz", Access.OPEN_WORK, call -> ready(ready)),
        route("/metrics", Access.TOKEN, call -> figures.text()),
        route("/openapi.json", Access.OPEN, call -> description));
  }

  private static Route route(String path, Access access, Handler handler) {
    return new Route(path, List.of(), List.of(), access, ErrorStyle.V5, handler);
  }

  private static Reply ready(BooleanSupplier ready) {
    if (!ready.getAsBoolean()) {
      throw new ProblemException(
          Problem.UNAVAILABLE, "the server cannot answer at the moment; try again soon");
    }
    return text("ready\n");
  }

  private static Reply text(String text) {
    return Reply.of(200, TEXT, text.getBytes(UTF_8));
  }

  private static byte[] description() {
    try (InputStream in = OperationRoutes.class.getResourceAsStream(DESCRIPTION)) {
      return Objects.requireNonNull(in, DESCRIPTION).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(DESCRIPTION + " cannot be read", e);
    }
  }
}

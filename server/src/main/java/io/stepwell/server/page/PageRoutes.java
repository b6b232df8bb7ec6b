package io.stepwell.server.page;

import io.stepwell.server.access.TokenGate;
import io.stepwell.server.api.Routes;
import io.stepwell.server.api.RunStates;
import io.stepwell.server.api.Store;
import io.stepwell.server.http.BodyRule;
import io.stepwell.server.http.LaterHandler;
import io.stepwell.server.http.Route;
import io.stepwell.server.http.Route.Access;
import io.stepwell.server.http.Route.ErrorStyle;
import io.stepwell.server.http.Route.Method;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** The paths of pages. Pages themselves ask for a token, so anyone may open them. */
public final class PageRoutes {

  private static final String RUN = "/runs/{" + Route.RUN + "}";
  private static final BodyRule FORM =
      new BodyRule(4 << 10, Set.of("application/x-www-form-urlencoded"));

  private PageRoutes() {}

  public static List<Route> of(Store store, RunStates states, TokenGate gate, InstantSource clock) {
    PageResource pages = new PageResource(store, states, gate, clock);
    return List.of(
        new Route(
            RUN, List.of(), List.of(), Access.OPEN_WORK, ErrorStyle.V5, Routes.again(pages::show)),
        Route.taking(
            Method.POST,
            RUN,
            Access.OPEN_WORK,
            ErrorStyle.V5,
            FORM,
            LaterHandler.of(pages::login)));
  }
}

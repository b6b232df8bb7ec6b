package io.stepwell.server.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.stepwell.query.QueryException;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.server.access.TokenGate;
import io.stepwell.server.api.RunStates;
import io.stepwell.server.api.Store;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import io.stepwell.server.http.Reply;
import io.stepwell.server.http.Route;
import io.stepwell.server.verdict.RunValues;
import java.net.URLDecoder;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The pages of runs. Where tokens are set, a page asks for one before it tells anything, even
 * whether there is such a run.
 */
final class PageResource {

  private static final String FIELD = "token=";
  private static final int SEE_OTHER = 303;

  private final Store store;
  private final RunStates states;
  private final TokenGate gate;
  private final InstantSource clock;

  PageResource(Store store, RunStates states, TokenGate gate, InstantSource clock) {
    this.store = store;
    this.states = states;
    this.gate = gate;
    this.clock = clock;
  }

  /** The page of the run that the path names, or the one that asks for a token. */
  Reply show(Call call) {
    Optional<String> authorization =
        call.request()
            .headers()
            .one("Authorization")
            .or(() -> TokenCookie.read(call.request().headers()).map(PageResource::bearer));
    if (authorization.isEmpty() && !gate.isOpen()) {
      return PlainPages.login("This run is shown to those who have a token of this server.");
    }
    try {
      return page(call.in(gate.admit(authorization)));
    } catch (ProblemException e) {
      if (e.problem() == Problem.UNAUTHORIZED) {
        return PlainPages.login("The token that was sent is not one of this server's.");
      }
      throw e;
    }
  }

  private Reply page(Call call) {
    RunStates.Pinned pinned;
    try {
      Run run = store.run(call);
      pinned = states.pin(run, call.deadline()).orElseThrow(() -> Store.noRun(run.id()));
    } catch (QueryException e) {
      return PlainPages.notFound(e.sentence());
    }
    RunValues values = new RunValues(pinned.steps(), pinned.run().id());
    return new RunPage(states.of(pinned), Totals.of(values), clock.instant(), gate.isOpen())
        .reply();
  }

  /** Takes the token that was typed, and leads back to the page. */
  Reply login(Call call) {
    String form = new String(call.body().bytes(), ISO_8859_1);
    String token = form.startsWith(FIELD) ? decoded(form.substring(FIELD.length())).strip() : "";
    try {
      gate.admit(Optional.of(bearer(token)));
    } catch (ProblemException e) {
      return PlainPages.login("That is not a token of this server.");
    }
    String run = call.variable(Route.RUN);
    return Reply.empty(SEE_OTHER)
        .with("Location", "/runs/" + (run.matches("\\d{1,18}") ? run : ""))
        .with("Set-Cookie", TokenCookie.write(token, isEncrypted(call)))
        .with("Cache-Control", "no-store");
  }

  private static boolean isEncrypted(Call call) {
    return call.request().site().filter(site -> site.startsWith("https:")).isPresent();
  }

  private static String decoded(String field) {
    try {
      return URLDecoder.decode(field, UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String bearer(String token) {
    return "Bearer " + token;
  }
}

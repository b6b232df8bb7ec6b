package io.stepwell.server.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.stepwell.server.access.TokenGate;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import io.stepwell.server.http.Reply;
import io.stepwell.server.http.TokenCookie;
import java.net.URLDecoder;
import java.util.Optional;

/** Takes the token that was typed, and forgets it. It comes in a body, never in an address. */
final class LoginResource {

  private static final String FIELD = "token=";

  private final TokenGate gate;

  LoginResource(TokenGate gate) {
    this.gate = gate;
  }

  /** Puts it into a cookie, if it is one of this server's. */
  Reply login(Call call) {
    String form = new String(call.body().bytes(), ISO_8859_1);
    String token = form.startsWith(FIELD) ? decoded(form.substring(FIELD.length())).strip() : "";
    try {
      gate.admit(Optional.of("Bearer " + token));
    } catch (ProblemException e) {
      throw new ProblemException(
          Problem.UNAUTHORIZED, "that is not a token of this server; send one as token=TOKEN");
    }
    return Reply.empty(204)
        .with("Set-Cookie", TokenCookie.write(token, isEncrypted(call)))
        .with("Cache-Control", "no-store");
  }

  /** Takes the cookie away, and leads to where another token can be typed. */
  Reply logout(Call call) {
    return Reply.empty(303)
        .with("Set-Cookie", TokenCookie.erase(isEncrypted(call)))
        .with("Location", "/")
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
}

package io.stepwell.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cookie in which a browser keeps the token that was typed. No script can read it, no other
 * site's page makes a browser send it, and it ends with the browser. It opens what is asked, never
 * what is sent.
 */
public final class TokenCookie {

  private static final String NAME = "stepwell_token";
  private static final Pattern SENT =
      Pattern.compile("(?:^|;\\s*)" + NAME + "=([A-Za-z0-9_-]{1,1000})(?:;|$)");

  private TokenCookie() {}

  /** The token in a request's cookies. */
  public static Optional<String> read(Headers headers) {
    Matcher matcher = SENT.matcher(headers.one("Cookie").orElse(""));
    return matcher.find() ? decoded(matcher.group(1)) : Optional.empty();
  }

  private static Optional<String> decoded(String value) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(value), UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The header {@code Set-Cookie}.
   *
   * @param encrypted whether browsers reach this server by HTTPS
   */
  public static String write(String token, boolean encrypted) {
    String value = Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(UTF_8));
    return set(value, encrypted);
  }

  /** The header {@code Set-Cookie} that makes a browser forget it. */
  public static String erase(boolean encrypted) {
    return set("", encrypted) + "; Max-Age=0";
  }

  private static String set(String value, boolean encrypted) {
    return "%s=%s; Path=/; HttpOnly; SameSite=Strict%s"
        .formatted(NAME, value, encrypted ? "; Secure" : "");
  }
}

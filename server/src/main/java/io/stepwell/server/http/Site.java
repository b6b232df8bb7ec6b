package io.stepwell.server.http;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where clients reach a server: scheme, host and maybe port, as addresses begin with them. */
public final class Site {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]_-]{1,255}");
  private static final Pattern GIVEN = Pattern.compile("(https?)://(" + HOST.pattern() + ")/?");

  private Site() {}

  /** The site as whoever runs the server writes it; empty if it is written in another way. */
  public static Optional<String> parse(String given) {
    return GIVEN
        .matcher(given)
        .results()
        .filter(found -> found.group().equals(given))
        .map(found -> found.group(1) + "://" + found.group(2))
        .findFirst();
  }

  /** The site as a client calls it; empty if it names no host. */
  static Optional<String> of(Headers headers) {
    return headers
        .one("Host")
        .filter(host -> HOST.matcher(host).matches())
        .map(host -> Scheme.of(headers) + "://" + host);
  }
}

package io.stepwell.server.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the client speaks to this server in plain HTTP or, by way of a proxy, in HTTPS. Such a
 * proxy says so in {@code Forwarded} (RFC 7239) or in {@code X-Forwarded-Proto}; of several, the
 * first is the client's own. What is no scheme of HTTP is passed over.
 */
final class Scheme {

  private static final String PLAIN = "http";
  private static final Set<String> ALL = Set.of(PLAIN, "https");

  private Scheme() {}

  static String of(Headers headers) {
    return headers
        .one("Forwarded")
        .flatMap(Scheme::forwarded)
        .or(() -> headers.one("X-Forwarded-Proto").flatMap(Scheme::known))
        .orElse(PLAIN);
  }

  private static Optional<String> forwarded(String header) {
    for (String pair : first(header).split(";", -1)) {
      String[] words = pair.split("=", 2);
      if (words.length == 2 && words[0].strip().equalsIgnoreCase("proto")) {
        return known(words[1].replace("\"", ""));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> known(String text) {
    return Optional.of(first(text).strip().toLowerCase(Locale.ROOT)).filter(ALL::contains);
  }

  private static String first(String list) {
    return list.split(",", 2)[0];
  }
}

package io.stepwell.server.http;

import java.util.Optional;
import java.util.Set;

/**
 * Which other sites' pages may read answers in a browser.
 *
 * @param origins as browsers send them, {@code https://charts.example}; {@code *} stands for all
 */
public record Cors(Set<String> origins) {

  private static final String ANY = "*";
  private static final String DAY_SECONDS = "86400";

  public Cors {
    origins = Set.copyOf(origins);
  }

  /** A reply with what the browser wants to read of it. */
  Reply on(Request request, Reply reply) {
    if (origins.isEmpty()) {
      return reply;
    }
    Reply varied = reply.with("Vary", "Origin");
    Optional<String> origin = request.origin().filter(this::allows);
    return origin.isEmpty()
        ? varied
        : varied
            .with("Access-Control-Allow-Origin", origin.get())
            .with("Access-Control-Expose-Headers", "Retry-After");
  }

  /**
   * The reply to a browser that asks beforehand what it may send.
   *
   * @param methods that the path has
   */
  Reply preflight(Request request, String methods) {
    Reply options = Reply.empty(204).with("Allow", methods);
    boolean allowed = request.origin().filter(this::allows).isPresent();
    return allowed
        ? options
            .with("Access-Control-Allow-Methods", methods)
            .with("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Stack-Id")
            .with("Access-Control-Max-Age", DAY_SECONDS)
        : options;
  }

  private boolean allows(String origin) {
    return origins.contains(ANY) || origins.contains(origin);
  }
}

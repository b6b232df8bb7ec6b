package io.stepwell.server.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The headers of a request; of one that is repeated, the first. */
public final class Headers {

  /** No headers at all. */
  public static final Headers NONE = new Headers(Map.of());

  private final Map<String, String> byName;

  private Headers(Map<String, String> byName) {
    this.byName = byName;
  }

  /** These headers, by names in any case, in order. */
  public static Headers of(Iterable<Map.Entry<String, String>> headers) {
    Map<String, String> byName = new HashMap<>();
    for (Map.Entry<String, String> header : headers) {
      byName.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
    }
    return new Headers(byName);
  }

  /** The value of the header of that name, in any case. */
  public Optional<String> one(String name) {
    return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
  }

  /** What the body is, in lower case and without parameters; empty if the sender has not said. */
  public Optional<String> mediaType() {
    return one("Content-Type").map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }
}

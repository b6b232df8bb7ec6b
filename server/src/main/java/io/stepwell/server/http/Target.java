package io.stepwell.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a request line asks for, taken apart but not yet understood.
 *
 * @param segments the path's, decoded once
 * @param query the query string's pairs, decoded, in order
 */
public record Target(List<String> segments, List<Pair> query) {

  /**
   * A pair of a query string.
   *
   * @param name decoded
   * @param value decoded; empty if there is none
   */
  public record Pair(String name, String value) {}

  public Target {
    segments = List.copyOf(segments);
    query = List.copyOf(query);
  }

  /**
   * Takes a raw request target apart.
   *
   * @param raw each character a byte of the request line: a path, or a whole URL as proxies get it
   * @throws ProblemException if it is no path
   */
  public static Target parse(String raw) {
    String path = withoutAuthority(raw);
    if (!path.startsWith("/")) {
      throw new ProblemException(
          Problem.BAD_DATA, "the request names no path; a path begins with a slash");
    }
    RawPath.Parts parts = RawPath.parse(path);
    return new Target(parts.segments(), pairs(parts.query()));
  }

  private static String withoutAuthority(String raw) {
    String start = raw.substring(0, Math.min(raw.length(), 8)).toLowerCase(Locale.ROOT);
    if (!start.startsWith("http://") && !start.startsWith("https://")) {
      return raw;
    }
    int slash = raw.indexOf('/', raw.indexOf("//") + 2);
    return slash < 0 ? "/" : raw.substring(slash);
  }

  private static List<Pair> pairs(String query) {
    List<Pair> pairs = new ArrayList<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        pairs.add(new Pair(PercentCoding.query(name), PercentCoding.query(value)));
      }
    }
    return pairs;
  }
}

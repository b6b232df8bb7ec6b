package io.stepwell.server.http;

import java.util.ArrayList;
import java.util.List;

/**
 * The path of a raw request target, cut into segments at its slashes. Between the parentheses of a
 * call nothing cuts: {@code query_aggregate_k6(metric='http_reqs{name="http://x/?q=3"}')} is one
 * segment though it holds slashes and a question mark, and inside single quotes parentheses are
 * data too. Parentheses and quotes may be percent-encoded; an encoded slash is data everywhere.
 */
final class RawPath {

  private static final int MOST_SEGMENTS = 16;

  private final String raw;
  private int end;

  /** Once one call is found to have no end, nothing behind it is searched for others. */
  private boolean callsEnd = true;

  private RawPath(String raw) {
    this.raw = raw;
  }

  /**
   * The segments, decoded, and where the query string begins.
   *
   * @param segments decoded once
   * @param query what follows the question mark, raw; empty if there is none
   */
  record Parts(List<String> segments, String query) {}

  /**
   * @param raw begins with a slash
   * @throws ProblemException if it has far more segments than any route
   */
  static Parts parse(String raw) {
    RawPath path = new RawPath(raw);
    List<String> segments = path.segments();
    String query = path.end < raw.length() ? raw.substring(path.end + 1) : "";
    return new Parts(List.copyOf(segments), query);
  }

  private List<String> segments() {
    List<String> segments = new ArrayList<>();
    int start = 1;
    int at = 1;
    while (at < raw.length() && raw.charAt(at) != '?') {
      if (raw.charAt(at) == '/') {
        segments.add(PercentCoding.path(raw.substring(start, at)));
        if (segments.size() == MOST_SEGMENTS) {
          throw new ProblemException(
              Problem.NOT_FOUND, "there is no such path; /openapi.json lists those there are");
        }
        start = at + 1;
      }
      at = PercentCoding.stands('(', raw, at) ? afterCall(at) : at + 1;
    }
    end = at;
    segments.add(PercentCoding.path(raw.substring(start, at)));
    return segments;
  }

  /** The place after the parenthesis that closes the one here; the next place if none does. */
  private int afterCall(int open) {
    boolean quoted = false;
    int depth = 0;
    for (int at = open; at < raw.length() && callsEnd; at++) {
      if (PercentCoding.stands('\'', raw, at)) {
        quoted = !quoted;
      } else if (!quoted && PercentCoding.stands('(', raw, at)) {
        depth++;
      } else if (!quoted && PercentCoding.stands(')', raw, at) && --depth == 0) {
        return at + 1;
      }
    }
    callsEnd = false;
    return open + 1;
  }
}

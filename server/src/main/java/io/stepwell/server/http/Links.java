package io.stepwell.server.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Links that lead back to this server. */
public final class Links {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]_-]{1,255}");

  private Links() {}

  /**
   * What was asked for, with another value of one parameter of the query string. The link names the
   * host that the client named, or no host if it named none, and the scheme that the client uses.
   */
  public static String with(Request request, String name, String value) {
    Target target = Target.parse(request.target());
    Stream<Target.Pair> others = target.query().stream().filter(pair -> !pair.name().equals(name));
    String query =
        Stream.concat(others, Stream.of(new Target.Pair(name, value)))
            .map(Links::encoded)
            .collect(Collectors.joining("&"));
    return origin(request).orElse("") + path(target.segments()) + "?" + query;
  }

  /** This server as the client calls it: scheme, host and port; empty if it named no host. */
  public static Optional<String> origin(Request request) {
    return request
        .host()
        .filter(named -> HOST.matcher(named).matches())
        .map(named -> Scheme.of(request.headers()) + "://" + named);
  }

  private static String encoded(Target.Pair pair) {
    return PercentCoding.encode(pair.name()) + "=" + PercentCoding.encode(pair.value());
  }

  private static String path(List<String> segments) {
    return segments.stream().map(PercentCoding::encode).collect(Collectors.joining("/", "/", ""));
  }
}

package io.stepwell.server.http;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Links that lead back to this server. */
public final class Links {

  private Links() {}

  /**
   * What was asked for, with another value of one parameter of the query string. The link begins
   * with the request's site, or with the path if that is unknown.
   */
  public static String with(Request request, String name, String value) {
    Target target = Target.parse(request.target());
    Stream<Target.Pair> others = target.query().stream().filter(pair -> !pair.name().equals(name));
    String query =
        Stream.concat(others, Stream.of(new Target.Pair(name, value)))
            .map(Links::encoded)
            .collect(Collectors.joining("&"));
    return request.site().orElse("") + path(target.segments()) + "?" + query;
  }

  private static String encoded(Target.Pair pair) {
    return PercentCoding.encode(pair.name()) + "=" + PercentCoding.encode(pair.value());
  }

  private static String path(List<String> segments) {
    return segments.stream().map(PercentCoding::encode).collect(Collectors.joining("/", "/", ""));
  }
}

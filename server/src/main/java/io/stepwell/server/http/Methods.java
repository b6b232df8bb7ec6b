package io.stepwell.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The methods of HTTP that a path has, as they are written. */
final class Methods {

  private Methods() {}

  /** The routes' method that answers a request's; empty if none ever does. */
  static Optional<Route.Method> named(String method) {
    return Optional.ofNullable(
        switch (method) {
          case "GET", "HEAD" -> Route.Method.GET;
          case "POST" -> Route.Method.POST;
          case "PUT" -> Route.Method.PUT;
          default -> null;
        });
  }

  /** All that a path with these methods takes. */
  static String of(Set<Route.Method> methods) {
    List<String> words = new ArrayList<>();
    for (Route.Method method : methods) {
      words.add(method.name());
      if (method == Route.Method.GET) {
        words.add("HEAD");
      }
    }
    words.add("OPTIONS");
    return String.join(", ", words);
  }
}

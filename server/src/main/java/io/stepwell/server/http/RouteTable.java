package io.stepwell.server.http;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All routes of a server. */
public final class RouteTable {

  /** Paths that may be written without this beginning. */
  private static final List<String> USUAL_BEGINNING = List.of("cloud", "v5");

  /** What follows the beginning where it is left out. */
  private static final Set<String> ENTITIES = Set.of("test_runs", "load_tests", "projects");

  private final List<Route> routes;
  private final List<List<PathPart>> parts;

  public RouteTable(List<Route> routes) {
    this.routes = List.copyOf(routes);
    this.parts = this.routes.stream().map(Route::parts).toList();
  }

  /** The routes, in the order in which they are tried. */
  public List<Route> routes() {
    return routes;
  }

  /** The routes of a path, one for each method that it has, in the order of the methods. */
  Map<Route.Method, Route.Fit> find(Target target) {
    List<String> segments = usual(target.segments());
    Map<Route.Method, Route.Fit> found = new EnumMap<>(Route.Method.class);
    for (int i = 0; i < routes.size(); i++) {
      Route route = routes.get(i);
      if (!found.containsKey(route.method())) {
        Route.fit(route, parts.get(i), segments).ifPresent(fit -> found.put(route.method(), fit));
      }
    }
    return found;
  }

  /** The path as routes are written: with its beginning, and ids as segments of their own. */
  private static List<String> usual(List<String> segments) {
    List<String> usual = new ArrayList<>();
    for (String segment : segments) {
      int open = segment.indexOf('(');
      if (open > 0 && segment.endsWith(")") && ENTITIES.contains(segment.substring(0, open))) {
        usual.add(segment.substring(0, open));
        usual.add(segment.substring(open + 1, segment.length() - 1).strip());
      } else {
        usual.add(segment);
      }
    }
    if (ENTITIES.contains(usual.get(0))) {
      usual.addAll(0, USUAL_BEGINNING);
    }
    return usual;
  }
}

package io.stepwell.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** The route of a path, if there is one. */
  Optional<Route.Fit> find(Target target) {
    List<String> segments = usual(target.segments());
    for (int i = 0; i < routes.size(); i++) {
      Optional<Route.Fit> fit = Route.fit(routes.get(i), parts.get(i), segments);
      if (fit.isPresent()) {
        return fit;
      }
    }
    return Optional.empty();
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

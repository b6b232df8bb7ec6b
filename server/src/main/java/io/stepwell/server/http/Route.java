package io.stepwell.server.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path that the server knows, what may be asked or sent with it, and who answers.
 *
 * @param method of HTTP; {@code HEAD} goes with {@code GET}
 * @param template the path with its variables in braces, as in {@code
 *     /cloud/v5/test_runs/{test_run_id}/series}; {@code (…)} at its end stands for parameters in
 *     parentheses
 * @param arguments what may stand between those parentheses
 * @param query what may stand in the query string
 * @param access who may ask
 * @param style how its errors are written
 * @param body what of a body is taken
 * @param handler answers
 */
public record Route(
    Method method,
    String template,
    List<Parameter> arguments,
    List<Parameter> query,
    Access access,
    ErrorStyle style,
    BodyRule body,
    LaterHandler handler) {

  /** The variable that names the run, in the templates of routes that a run's own token opens. */
  public static final String RUN = "test_run_id";

  private static final String CALL = "(…)";

  /** The methods of HTTP that routes have. */
  public enum Method {
    GET,
    POST,
    PUT
  }

  /** Who may ask, and which thread answers. */
  public enum Access {
    /** Anyone; answered at once by the thread that reads the connection, so never busy. */
    OPEN,
    /** Anyone; answered by a worker. */
    OPEN_WORK,
    /** Whoever has a token, where tokens are set; answered by a worker. */
    TOKEN,
    /**
     * The same, and whoever has the token of the very run that the variable {@link #RUN} names;
     * answered by a worker.
     */
    RUN_TOKEN
  }

  /** How errors are written. */
  public enum ErrorStyle {
    /** {@code {"error":{"message":"…","code":400,"field_errors":{}}}}. */
    V1,
    /** {@code {"status":"error","errorType":"bad_data","error":"…"}}. */
    V5,
    /** {@code {"error":{"message":"…","code":"bad_data"}}}. */
    V6
  }

  public Route {
    arguments = List.copyOf(arguments);
    query = List.copyOf(query);
  }

  /** One that is asked, and answers at once. */
  public Route(
      String template,
      List<Parameter> arguments,
      List<Parameter> query,
      Access access,
      ErrorStyle style,
      Handler handler) {
    this(
        Method.GET,
        template,
        arguments,
        query,
        access,
        style,
        BodyRule.NONE,
        LaterHandler.of(handler));
  }

  /** One that something is sent to. */
  public static Route taking(
      Method method,
      String template,
      Access access,
      ErrorStyle style,
      BodyRule body,
      LaterHandler handler) {
    return new Route(method, template, List.of(), List.of(), access, style, body, handler);
  }

  /** What its template expects, segment by segment. */
  List<PathPart> parts() {
    List<PathPart> parts = new ArrayList<>();
    for (String segment : template.substring(1).split("/", -1)) {
      if (segment.startsWith("{")) {
        parts.add(new PathPart.Variable(segment.substring(1, segment.length() - 1)));
      } else if (segment.endsWith(CALL)) {
        parts.add(new PathPart.Call(segment.substring(0, segment.length() - CALL.length())));
      } else {
        parts.add(new PathPart.Literal(segment));
      }
    }
    return parts;
  }

  /**
   * A route that fits a path.
   *
   * @param variables of the path, by name
   * @param arguments the text between the parentheses, decoded; empty if there is none
   */
  record Fit(Route route, Map<String, String> variables, String arguments) {}

  /** Whether the segments of a path are of this route. */
  static Optional<Fit> fit(Route route, List<PathPart> parts, List<String> segments) {
    if (parts.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    String arguments = "";
    for (int i = 0; i < parts.size(); i++) {
      String segment = segments.get(i);
      PathPart part = parts.get(i);
      boolean fits;
      if (part instanceof PathPart.Literal literal) {
        fits = literal.text().equals(segment);
      } else if (part instanceof PathPart.Call call) {
        fits = segment.startsWith(call.name() + "(") && segment.endsWith(")");
        arguments = fits ? segment.substring(call.name().length() + 1, segment.length() - 1) : "";
      } else {
        variables.put(((PathPart.Variable) part).name(), segment);
        fits = !segment.isEmpty();
      }
      if (!fits) {
        return Optional.empty();
      }
    }
    return Optional.of(new Fit(route, variables, arguments));
  }
}

package io.stepwell.server.http;

import io.stepwell.schemas.catalog.Scope;
import java.util.Map;

/**
 * A request whose route is known.
 *
 * @param request as it came
 * @param variables of the path, by name
 * @param arguments between the parentheses; none for a route without
 * @param query of the query string
 * @param scope which projects' runs its sender may see
 * @param deadline when to give up
 * @param body as it came; empty where the route takes none
 */
public record Call(
    Request request,
    Map<String, String> variables,
    Arguments arguments,
    Arguments query,
    Scope scope,
    Deadline deadline,
    Body body) {

  /** The bytes of a body. */
  public static final class Body {
    private final byte[] bytes;

    Body(byte[] bytes) {
      this.bytes = bytes;
    }

    /** The bytes themselves, not a copy of them. */
    public byte[] bytes() {
      return bytes;
    }
  }

  public Call {
    variables = Map.copyOf(variables);
  }

  /** The same, by someone who may see something else. */
  public Call in(Scope other) {
    return new Call(request, variables, arguments, query, other, deadline, body);
  }

  /** The value of a variable of the path. */
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("the route has no variable " + name);
    }
    return value;
  }
}

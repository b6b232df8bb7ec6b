package io.stepwell.query.k6test;

/** A mistake in a script itself. The message begins with its file and line. */
public final class ScriptException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ScriptException(Line line, String message) {
    super(line.place() + ": " + message);
  }
}

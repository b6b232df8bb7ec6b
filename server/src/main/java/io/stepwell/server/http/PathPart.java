package io.stepwell.server.http;

/** What a route expects of one segment of a path. */
sealed interface PathPart {

  /** This very text. */
  record Literal(String text) implements PathPart {}

  /** Any text, which gets a name. */
  record Variable(String name) implements PathPart {}

  /** This text, then parameters in parentheses. */
  record Call(String name) implements PathPart {}
}

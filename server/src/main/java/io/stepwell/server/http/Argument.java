package io.stepwell.server.http;

import java.util.List;

/**
 * One of the values between the parentheses of a call.
 *
 * @param name empty where the value stands alone
 * @param value as it was written
 */
record Argument(String name, Value value) {

  /** A value, told apart by how it is written. */
  sealed interface Value {}

  /** In single quotes; the quotes are taken off. */
  record Quoted(String text) implements Value {}

  /** Without quotes: a number or a date. */
  record Bare(String text) implements Value {}

  /** In square brackets. */
  record Items(List<String> texts) implements Value {
    Items {
      texts = List.copyOf(texts);
    }
  }
}

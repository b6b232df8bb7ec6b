package io.stepwell.query.k6test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The words of a line, taken off one after the other. */
final class Words {

  private final Line line;
  private final Deque<String> words;

  Words(Line line, String text) {
    this.line = line;
    this.words = new ArrayDeque<>(text.isBlank() ? List.of() : List.of(text.strip().split("\\s+")));
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** Takes off the next word if it is that one. */
  boolean take(String word) {
    if (!word.equals(words.peek())) {
      return false;
    }
    words.remove();
    return true;
  }

  void expect(String word) {
    if (!take(word)) {
      throw line.mistake("expected \"" + word + "\" before \"" + String.join(" ", words) + '"');
    }
  }

  /** Takes off the next word. */
  String next(String what) {
    if (words.isEmpty()) {
      throw line.mistake("expected " + what + " at the end of the line");
    }
    return words.remove();
  }

  /** Takes off the next word, which is a run's id. */
  long run() {
    return run(line, next("the id of a test run"));
  }

  /** A run's id, as part of a line. */
  static long run(Line line, String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw line.mistake(id + " is not the id of a test run");
    }
  }

  void end() {
    if (!words.isEmpty()) {
      throw line.mistake("did not expect \"" + String.join(" ", words) + '"');
    }
  }
}

package io.stepwell.query.k6test;

/**
 * A line of a script.
 *
 * @param file the script's name
 * @param number counted from 1
 * @param text without blanks around it
 * @param indented whether it belongs to a line before it
 */
record Line(String file, int number, String text, boolean indented) {

  static Line of(String file, int number, String raw) {
    boolean indented = !raw.isEmpty() && Character.isWhitespace(raw.charAt(0));
    return new Line(file, number, raw.strip(), indented);
  }

  /** Whether it says anything: it is neither blank nor a comment. */
  boolean isSpoken() {
    return !text.isEmpty() && !text.startsWith("#");
  }

  String place() {
    return file + ":" + number;
  }

  ScriptException mistake(String message) {
    return new ScriptException(this, message);
  }
}

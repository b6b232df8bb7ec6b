package io.stepwell.server.http;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads what stands between the parentheses of a call:
 *
 * <pre>
 * arguments = [ argument { "," argument } ] .
 * argument  = [ name "=" ] ( quoted | list | bare ) .
 * quoted    = "'" { any character but "'" | "''" } "'" .
 * list      = "[" [ bare { "," bare } ] "]" .
 * bare      = any characters but , ' [ ] .
 * </pre>
 *
 * Blanks may stand around each part. Two single quotes inside quotes are one; all else inside is
 * data.
 */
final class ArgumentParser {

  private final String text;
  private int at;

  private ArgumentParser(String text) {
    this.text = text;
  }

  /**
   * @param text between the parentheses, decoded
   * @throws ProblemException if it is not of that form
   */
  static List<Argument> parse(String text) {
    ArgumentParser parser = new ArgumentParser(text);
    List<Argument> arguments = new ArrayList<>();
    parser.blanks();
    if (!parser.atEnd()) {
      do {
        arguments.add(parser.argument());
      } while (parser.take(','));
    }
    if (!parser.atEnd()) {
      throw parser.mistake("a comma before " + parser.text.substring(parser.at));
    }
    return arguments;
  }

  private Argument argument() {
    blanks();
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    String name = text.substring(start, at);
    if (!name.isEmpty() && take('=')) {
      return new Argument(name, value(name));
    }
    at = start;
    return new Argument("", value(""));
  }

  private Argument.Value value(String name) {
    if (take('\'')) {
      return new Argument.Quoted(quoted(name));
    }
    if (take('[')) {
      return new Argument.Items(items());
    }
    return new Argument.Bare(bare(name));
  }

  private String quoted(String name) {
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '\'') {
        value.append(c);
      } else if (at < text.length() && text.charAt(at) == '\'') {
        value.append(c);
        at++;
      } else {
        blanks();
        return value.toString();
      }
    }
    throw mistake("a single quote at the end of the value" + of(name));
  }

  private List<String> items() {
    List<String> items = new ArrayList<>();
    if (take(']')) {
      return items;
    }
    do {
      items.add(bare(""));
    } while (take(','));
    if (!take(']')) {
      throw mistake("a ] at the end of the list");
    }
    return items;
  }

  private String bare(String name) {
    int start = at;
    while (at < text.length() && ",'[]".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String value = text.substring(start, at).strip();
    if (value.isEmpty()) {
      throw mistake("a value" + of(name));
    }
    return value;
  }

  private static String of(String name) {
    return name.isEmpty() ? "" : " of " + name;
  }

  private boolean take(char wanted) {
    blanks();
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      if (wanted != '\'') {
        blanks();
      }
      return true;
    }
    return false;
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean atEnd() {
    return at == text.length();
  }

  private ProblemException mistake(String expected) {
    return new ProblemException(
        Problem.BAD_DATA,
        "in the parentheses, after "
            + at
            + " characters, "
            + expected
            + " is missing; write name=value pairs with commas between them and texts in single"
            + " quotes, with '' for a quote inside");
  }
}

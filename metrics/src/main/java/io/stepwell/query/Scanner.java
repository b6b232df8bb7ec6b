package io.stepwell.query;

import io.stepwell.metrics.Quoted;

/**
 * Reads the pieces that selectors and queries are written in: blanks, symbols, words and quoted
 * strings.
 *
 * <pre>
 * label  = word | quoted .
 * word   = one or more characters other than blanks, quotes and , ( ) { } = ! ~ .
 * quoted = '"' … '"' | '“' … '”' | '`' … '`' .
 * </pre>
 *
 * Inside quotes {@code \\}, {@code \"}, {@code \n} and {@code \t} are escapes; a backslash before
 * any other character stands for itself, so that {@code "2\d\d"} is a regular expression as
 * written.
 */
final class Scanner {

  private static final String DOUBLE_QUOTES = "\"";
  private static final String CURLY_QUOTES = "\u201c\u201d";
  private static final String BACKTICKS = "`";
  private static final String QUOTES = DOUBLE_QUOTES + CURLY_QUOTES + BACKTICKS;
  private static final String NO_WORD = QUOTES + ",(){}=!~";

  private final String what;
  private final String text;
  private int at;

  /**
   * @param what is read, for messages: {@code selector} or {@code query}
   */
  Scanner(String what, String text) {
    this.what = what;
    this.text = text;
  }

  /** Whether a label can be written without quotes. */
  static boolean isWord(String label) {
    return !label.isEmpty() && label.chars().allMatch(c -> inWord((char) c));
  }

  /** A label as {@link #label()} reads it: quoted only if it must be. */
  static String print(String label) {
    return isWord(label) ? label : Quoted.of(label);
  }

  private static boolean inWord(char c) {
    return NO_WORD.indexOf(c) < 0 && !isBlank(c);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  /** The next character that is not blank, or {@code '\0'} at the end. */
  char peek() {
    skipBlanks();
    return at < text.length() ? text.charAt(at) : '\0';
  }

  boolean atEnd() {
    skipBlanks();
    return at == text.length();
  }

  /** Steps over a symbol if it is next. */
  boolean take(String symbol) {
    skipBlanks();
    if (!text.startsWith(symbol, at)) {
      return false;
    }
    at += symbol.length();
    return true;
  }

  void expect(String symbol, String then) {
    if (!take(symbol)) {
      throw expected('"' + symbol + "\" " + then);
    }
  }

  /** The next word without stepping over it; empty if none is next. */
  String peekWord() {
    skipBlanks();
    int end = at;
    while (end < text.length() && inWord(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end);
  }

  /** Steps over the next word; empty if none is next. */
  String word() {
    String word = peekWord();
    at += word.length();
    return word;
  }

  /** A label's name, quoted or not. */
  String label() {
    if (QUOTES.indexOf(peek()) >= 0) {
      return quoted();
    }
    String word = word();
    if (word.isEmpty()) {
      throw expected("the name of a label");
    }
    return word;
  }

  /** A string in any of the three kinds of quotes. */
  String quoted() {
    char opening = peek();
    if (QUOTES.indexOf(opening) < 0) {
      throw expected("a value in double quotes");
    }
    String closing = closing(opening);
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (closing.indexOf(c) >= 0) {
        return value.toString();
      }
      value.append(c == '\\' ? escaped() : c);
    }
    at = start;
    throw expected("the closing quote of " + text.substring(start));
  }

  private static String closing(char opening) {
    if (CURLY_QUOTES.indexOf(opening) >= 0) {
      return CURLY_QUOTES;
    }
    return String.valueOf(opening);
  }

  /** What a backslash, just read, stands for together with the character after it. */
  private char escaped() {
    char next = at < text.length() ? text.charAt(at) : '\0';
    char meant =
        switch (next) {
          case '\\', '"' -> next;
          case 'n' -> '\n';
          case 't' -> '\t';
          default -> '\0';
        };
    if (meant == '\0') {
      return '\\';
    }
    at++;
    return meant;
  }

  /** All text up to one of the characters, or to the end. */
  String upTo(String characters) {
    int end = at;
    while (end < text.length() && characters.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String taken = text.substring(at, end);
    at = end;
    return taken;
  }

  /** The error that something else should stand here. */
  QueryException expected(String something) {
    skipBlanks();
    String where =
        at == text.length()
            ? " at its end"
            : " at character " + (at + 1) + ", before " + text.substring(at).strip();
    return QueryException.badData(
        "the " + what + " " + text.strip() + " is not valid: expected " + something + where);
  }
}

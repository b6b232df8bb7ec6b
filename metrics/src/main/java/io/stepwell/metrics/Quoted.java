package io.stepwell.metrics;

/** How a string is written inside a selector: in double quotes, with four escapes. */
public final class Quoted {

  private Quoted() {}

  /** The text in double quotes; {@code \ " newline tab} are escaped, all else stays as it is. */
  public static String of(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> quoted.append("\\\\");
        case '"' -> quoted.append("\\\"");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}

package io.stepwell.schemas.k6;

/** A piece of input as a message quotes it: short and on one line. */
public final class Excerpt {

  private static final int LONGEST = 60;

  private Excerpt() {}

  /** The text in quotes, cut off if it is long, with blanks for control characters. */
  public static String of(String text) {
    String start = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    StringBuilder line = new StringBuilder(start.length() + 2).append('"');
    start.chars().forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
    return line.append('"').toString();
  }
}

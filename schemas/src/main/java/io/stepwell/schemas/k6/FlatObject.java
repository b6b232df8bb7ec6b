package io.stepwell.schemas.k6;

/** JSON objects of strings only, written without blanks, as k6 writes tags and metadata. */
final class FlatObject {

  static final int NONE = -1;

  private FlatObject() {}

  /**
   * Where the object ends that starts at {@code from}, or {@link #NONE} if there is no such object.
   * What its strings hold is not looked at, apart from finding their ends.
   */
  static int end(byte[] bytes, int from, int to) {
    return end(bytes, from, to, false);
  }

  /** The same for an object whose strings are plain ASCII without escapes, thus surely valid. */
  static int endOfPlain(byte[] bytes, int from, int to) {
    return end(bytes, from, to, true);
  }

  private static int end(byte[] bytes, int from, int to, boolean plain) {
    if (to - from < 2 || bytes[from] != '{') {
      return NONE;
    }
    if (bytes[from + 1] == '}') {
      return from + 2;
    }
    int at = from;
    while (true) {
      int colon = stringEnd(bytes, at + 1, to, plain);
      if (colon >= to || bytes[colon] != ':') {
        return NONE;
      }
      int end = stringEnd(bytes, colon + 1, to, plain);
      if (end >= to) {
        return NONE;
      }
      if (bytes[end] == '}') {
        return end + 1;
      }
      if (bytes[end] != ',') {
        return NONE;
      }
      at = end;
    }
  }

  /** The index behind the string's closing quote; {@code to} or more if there is no string. */
  private static int stringEnd(byte[] bytes, int from, int to, boolean plain) {
    if (from >= to || bytes[from] != '"') {
      return to;
    }
    int at = from + 1;
    while (at < to && bytes[at] != '"') {
      byte next = bytes[at];
      boolean escape = next == '\\';
      boolean control = next >= 0 && next < ' ';
      if (control || (plain && (escape || next < 0))) {
        return to;
      }
      at += escape ? 2 : 1;
    }
    return at + 1;
  }
}

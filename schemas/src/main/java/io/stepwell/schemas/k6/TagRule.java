package io.stepwell.schemas.k6;

/** Which of k6's tags become labels. */
public final class TagRule {

  private TagRule() {}

  /**
   * Whether a tag becomes a label. {@code test_run_id} and names starting with {@code __} are
   * reserved, and k6's own cloud output drops them too; {@code vu} and {@code iter}, which old
   * versions of k6 write as tags, would make each iteration a series of its own.
   */
  public static boolean keeps(String tag) {
    return !tag.startsWith("__")
        && !tag.equals("test_run_id")
        && !tag.equals("vu")
        && !tag.equals("iter");
  }

  /** Whether the text is one that UTF-8 can hold: JSON can escape half a surrogate pair. */
  public static boolean isText(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}

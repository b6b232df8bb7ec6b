package io.stepwell.pages;

import java.util.List;

/** What a script may name things that is hard on pages. None of it may be more than text there. */
final class HostileText {

  static final String MARKUP = "'\"><img src=x onerror=alert(1)>";

  static final String METRIC = "<b>bold</b> & <i>more</i>";

  /** What the query language has no way to name. */
  static final String NO_METRIC = MARKUP;

  static final List<String> ALL =
      List.of(
          MARKUP,
          "<script>alert(1)</script>",
          "</td></tr></table></main><h1>gone</h1>",
          "javascript:alert(1)",
          "\u202Egnp.exe\u202C and \u05E9\u05DC\u05D5\u05DD",
          "two\nlines\tand a tab",
          "back\\slash \"quoted\" 'single' `tick`",
          "{{7*7}} ${7*7} %00 &amp; &lt;b&gt; #top ?a=b&c",
          "{status=\"200\"} by (name)",
          "long ".repeat(400) + "x".repeat(1000),
          "\uD83D\uDE80",
          "");

  private HostileText() {}
}

package io.stepwell.server.page;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A piece of HTML. Text gets into one only through {@link #text}, so that nothing a script or a
 * server said can be taken for markup.
 *
 * @param html well-formed
 */
record Markup(String html) {

  static final Markup NOTHING = new Markup("");

  /** Text as it is to be read, in an element or in a quoted attribute. */
  static Markup text(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
    return new Markup(html.toString());
  }

  /**
   * A template with its gaps filled.
   *
   * @param template written in this program; each gap is {@code %s}
   */
  static Markup of(String template, Markup... parts) {
    Object[] pieces = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      pieces[i] = parts[i].html;
    }
    return new Markup(template.formatted(pieces));
  }

  /** One after the other. */
  static Markup all(Collection<Markup> parts) {
    return new Markup(parts.stream().map(Markup::html).collect(Collectors.joining()));
  }
}

package io.stepwell.server.page;

import io.stepwell.server.http.Reply;

/** The pages that are not about a run. */
final class PlainPages {

  private static final String FORM =
      """
      <h1>A token is needed</h1>
      <p>%s</p>
      <form method="post">
      <label>Token <input type="password" name="token" autocomplete="current-password" required autofocus></label>
      <button>Open</button>
      </form>
      """;

  private PlainPages() {}

  /**
   * The page that asks for a token. What is typed goes into the body of a request, never into an
   * address.
   *
   * @param said one sentence
   */
  static Reply login(String said) {
    return Page.reply(401, "A token is needed", false, Markup.of(FORM, Markup.text(said)));
  }

  /** The page of what is not there. */
  static Reply notFound(String said) {
    return Page.reply(
        404, "Not found", false, Markup.of("<h1>Not found</h1>\n<p>%s</p>", Markup.text(said)));
  }
}

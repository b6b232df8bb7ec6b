package io.stepwell.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stepwell.server.http.Reply;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What all pages have about them. */
final class Page {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
      body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { margin: 0; overflow-wrap: anywhere; }
      h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
      table { border-collapse: collapse; width: 100%; }
      th, td { padding: .3rem .8rem .3rem 0; text-align: left; border-bottom: 1px solid #8884; }
      td { overflow-wrap: anywhere; }
      td.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
      .state { font-weight: bold; }
      .good { color: #1a7f37; }
      .bad { color: #cf222e; }
      .quiet { color: #888; }
      input { font: inherit; }
      """;

  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final String REFRESH = "<meta http-equiv=\"refresh\" content=\"5\">";

  private Page() {}

  /**
   * The reply with a page.
   *
   * @param refreshes whether the browser is to ask for it again and again
   */
  static Reply reply(int status, String title, boolean refreshes, Markup body) {
    Markup page =
        Markup.of(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="referrer" content="no-referrer">
            %s
            <title>%s</title>
            <style>%s</style>
            </head>
            <body>
            %s
            </body>
            </html>
            """,
            refreshes ? new Markup(REFRESH) : Markup.NOTHING,
            Markup.text(title),
            new Markup(STYLE),
            body);
    return Reply.of(status, "text/html; charset=utf-8", page.html().getBytes(UTF_8))
        .with("Content-Security-Policy", POLICY)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cache-Control", "no-store");
  }

  private static String sha256(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

package io.stepwell.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stepwell.server.http.Reply;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The document that every page begins as. Scripts of this server fill it with what the API tells
 * them; it holds nothing of any run, so anyone may have it.
 */
final class Page {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** Asked for at once, rather than when the script that names them has come. */
  private static final List<String> SOON =
      List.of("dom.js", "api.js", "units.js", "notices.js", "login.js");

  private static final String SIGN_OUT =
      "<form method=\"post\" action=\"/logout\"><button>Sign out</button></form>";

  private Page() {}

  /**
   * The document.
   *
   * @param signedIn whether the browser keeps a token that it can be made to forget
   */
  static Reply reply(PageFiles files, boolean signedIn) {
    String place = "/assets/" + files.version() + "/";
    String soon =
        SOON.stream()
            .map(name -> "<link rel=\"modulepreload\" href=\"%s%s\">".formatted(place, name))
            .collect(Collectors.joining("\n"));
    String page =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>Stepwell</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="%1$suPlot.min.css">
        <link rel="stylesheet" href="%1$spage.css">
        %2$s
        <script type="module" src="%1$sapp.js"></script>
        </head>
        <body>
        <header class="top"><a class="brand" href="/">Stepwell</a>%3$s</header>
        <main>
        <noscript>These pages need JavaScript. The same is told by the API, which /openapi.json describes.</noscript>
        </main>
        </body>
        </html>
        """
            .formatted(place, soon, signedIn ? SIGN_OUT : "");
    return Reply.of(200, "text/html; charset=utf-8", page.getBytes(UTF_8))
        .with("Content-Security-Policy", POLICY)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cache-Control", "no-store");
  }
}

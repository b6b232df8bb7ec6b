package io.stepwell.server.page;

import io.stepwell.server.http.Call;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import io.stepwell.server.http.Reply;
import java.util.Locale;

/** The files that pages load. An address that names the version is good for ever. */
final class PageFileResource {

  static final String VERSION = "version";
  static final String FILE = "file";

  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final PageFiles files;

  PageFileResource(PageFiles files) {
    this.files = files;
  }

  /** The file, of this version whichever was asked for: a page may be older than its server. */
  Reply file(Call call) {
    String name = call.variable(FILE);
    byte[] bytes =
        files
            .file(name)
            .orElseThrow(
                () -> new ProblemException(Problem.NOT_FOUND, "no page loads such a file"));
    String tag = "\"" + files.version() + "\"";
    boolean isCurrent = call.variable(VERSION).equals(files.version());
    boolean isKnown =
        call.request()
            .headers()
            .one("If-None-Match")
            .filter(known -> known.contains(tag))
            .isPresent();
    Reply reply = isKnown ? Reply.empty(304) : Reply.of(200, type(name), bytes);
    return reply
        .with("ETag", tag)
        .with("Cache-Control", isCurrent ? FOR_EVER : "no-cache")
        .with("X-Content-Type-Options", "nosniff");
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
      case "js" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      default -> "text/plain; charset=utf-8";
    };
  }
}

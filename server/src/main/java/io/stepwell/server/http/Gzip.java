package io.stepwell.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses bodies for clients that take them so. */
final class Gzip {

  /** Below that many bytes a body fits into a packet anyhow. */
  private static final int WORTH_IT = 1400;

  private Gzip() {}

  static Reply on(Request request, Reply reply) {
    if (reply.body().length < WORTH_IT) {
      return reply;
    }
    String vary = reply.headers().getOrDefault("Vary", "");
    Reply varied =
        reply.with("Vary", vary.isEmpty() ? "Accept-Encoding" : vary + ", Accept-Encoding");
    if (!isAccepted(request.acceptEncoding())) {
      return varied;
    }
    return varied.withBody(compress(reply.body())).with("Content-Encoding", "gzip");
  }

  /** Whether the header names gzip and does not rule it out. */
  static boolean isAccepted(Optional<String> acceptEncoding) {
    for (String coding : acceptEncoding.orElse("").toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = coding.strip().split("\\s*;\\s*", -1);
      boolean named = parts[0].equals("gzip") || parts[0].equals("*");
      boolean ruledOut = parts.length > 1 && parts[1].matches("q\\s*=\\s*0(\\.0*)?");
      if (named) {
        return !ruledOut;
      }
    }
    return false;
  }

  private static byte[] compress(byte[] body) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length / 4);
    try (OutputStream out = new Fast(compressed)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("a body cannot be compressed", e);
    }
    return compressed.toByteArray();
  }

  /** JSON of numbers shrinks hardly more at the higher levels, which take several times as long. */
  private static final class Fast extends GZIPOutputStream {
    private Fast(OutputStream out) throws IOException {
      super(out, 1 << 14);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}

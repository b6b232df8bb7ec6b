package io.stepwell.schemas.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Takes in what a store sends; what breaks off is asked for again by the client. */
final class Received {

  private static final int MOST_AT_ONCE = 1 << 16;

  private Received() {}

  /** An object's tail, of an answer that says how long the object is. */
  static Tail tail(GetObjectResponse response, InputStream body) {
    try {
      byte[] bytes = body.readAllBytes();
      return new Tail(size(response), bytes);
    } catch (IOException e) {
      throw RetryableException.create("the answer broke off", e);
    }
  }

  private static long size(GetObjectResponse response) {
    String range = response.contentRange();
    // A store may send a whole object without a word of ranges.
    return range == null
        ? response.contentLength()
        : Long.parseLong(range.substring(range.indexOf('/') + 1));
  }

  /** Fills a buffer. */
  static ByteBuffer fill(InputStream body, ByteBuffer into) {
    try {
      byte[] some = new byte[Math.min(into.remaining(), MOST_AT_ONCE)];
      while (into.hasRemaining()) {
        int got = body.read(some, 0, Math.min(some.length, into.remaining()));
        if (got < 0) {
          throw new EOFException("the object is shorter than it was");
        }
        into.put(some, 0, got);
      }
      return into;
    } catch (IOException e) {
      throw RetryableException.create("the answer broke off", e);
    }
  }
}

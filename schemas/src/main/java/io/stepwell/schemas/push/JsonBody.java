package io.stepwell.schemas.push;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * The unpacked bytes of a JSON push, which ends with an exception where it goes beyond the limit:
 * however much a body would unpack to, no more than a buffer of it is ever held.
 */
final class JsonBody extends FilterInputStream {

  private static final int BUFFER = 1 << 13;
  private static final int GZIP_MAGIC_0 = 0x1f;
  private static final int GZIP_MAGIC_1 = 0x8b;

  private final int limit;
  private long count;

  private JsonBody(InputStream unpacked, int limit) {
    super(unpacked);
    this.limit = limit;
  }

  /** Opens a body, which is gzipped if it starts as gzip does. */
  static JsonBody open(byte[] body, int limit) throws IOException {
    boolean gzip =
        body.length > 1
            && Byte.toUnsignedInt(body[0]) == GZIP_MAGIC_0
            && Byte.toUnsignedInt(body[1]) == GZIP_MAGIC_1;
    InputStream bytes = new ByteArrayInputStream(body);
    return new JsonBody(gzip ? new GZIPInputStream(bytes, BUFFER) : bytes, limit);
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int bytes) {
    count += bytes;
    if (count > limit) {
      throw new PushTooLargeException(
          "the push is longer than " + limit + " bytes unpacked, which is all that is taken");
    }
  }
}

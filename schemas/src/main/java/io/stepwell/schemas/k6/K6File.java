package io.stepwell.schemas.k6;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file of samples that k6 wrote.
 *
 * @param source where its bytes are
 * @param format how the unpacked bytes are laid out
 * @param gzip whether they are packed
 * @param instance the load generator it is from, which gauge series without {@code instance_id} are
 *     given; empty to leave them as they are
 */
public record K6File(ByteSource source, K6Format format, boolean gzip, String instance)
    implements Serializable {

  private static final int HEAD_BYTES = 1 << 16;
  private static final int GZIP_MAGIC_0 = 0x1f;
  private static final int GZIP_MAGIC_1 = 0x8b;

  /**
   * Looks at the beginning of a file.
   *
   * @throws NotK6Exception if it is empty or nothing that k6 wrote
   * @throws DamagedFileException if it is compressed and breaks off before its first line
   */
  public static K6File inspect(ByteSource source, String instance) throws IOException {
    byte[] stored = source.head(HEAD_BYTES);
    boolean gzip =
        stored.length >= 2
            && (stored[0] & 0xff) == GZIP_MAGIC_0
            && (stored[1] & 0xff) == GZIP_MAGIC_1;
    byte[] head = gzip ? unpack(source, stored) : stored;
    if (head.length == 0) {
      throw new NotK6Exception(
          source.name() + " is empty; was k6 stopped before its first sample?");
    }
    K6Format format =
        K6Format.detect(head)
            .orElseThrow(
                () ->
                    new NotK6Exception(
                        source.name()
                            + " is not an output of k6; give a file that k6 wrote with --out"
                            + " json=FILE or --out csv=FILE"));
    return new K6File(source, format, gzip, instance);
  }

  private static byte[] unpack(ByteSource source, byte[] stored) throws IOException {
    byte[] head = new byte[HEAD_BYTES];
    int length = 0;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(stored))) {
      for (int n = 0;
          n >= 0 && length < head.length;
          n = in.read(head, length, head.length - length)) {
        length += n;
      }
    } catch (EOFException | ZipException e) {
      // The head alone ends early; so may the file, which its reader will tell.
      if (length == 0) {
        throw new DamagedFileException(
            source.name() + " breaks off before anything can be unpacked; fetch it again");
      }
    }
    return Arrays.copyOf(head, length);
  }

  /** The name that messages use. */
  public String name() {
    return source.name();
  }

  /** Whether any byte range of it can be read on its own, by several readers at once. */
  public boolean splittable() {
    return format == K6Format.JSON && !gzip && source.rereadable();
  }
}

package io.stepwell.schemas.k6;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** A file that exists in a test only. */
@SuppressWarnings("ArrayRecordComponent")
record MemorySource(String name, byte[] bytes) implements ByteSource {

  static MemorySource of(String name, String text) {
    return new MemorySource(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same file, packed, of which only so many bytes are there. */
  MemorySource packed(int limit) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] packed = out.toByteArray();
    return new MemorySource(name + ".gz", Arrays.copyOf(packed, Math.min(limit, packed.length)));
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public InputStream open(long from) {
    int start = (int) Math.min(from, bytes.length);
    return new ByteArrayInputStream(bytes, start, bytes.length - start);
  }
}

package io.stepwell.schemas.k6;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;

/** A stream that passes by once, such as standard input. It stays in the process it was made in. */
public final class OneTimeSource implements ByteSource {

  private final String name;
  private final transient BufferedInputStream stream;

  /** A source of that name over a stream that nobody else reads. */
  public OneTimeSource(String name, InputStream stream) {
    this.name = name;
    this.stream = new BufferedInputStream(stream, 1 << 16);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() {
    return -1;
  }

  @Override
  public boolean rereadable() {
    return false;
  }

  @Override
  public InputStream open(long from) throws IOException {
    stream.skipNBytes(from);
    return stream;
  }

  @Override
  public byte[] head(int length) throws IOException {
    stream.mark(length);
    byte[] head = stream.readNBytes(length);
    stream.reset();
    return head;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw new NotSerializableException(name + " can only be read by the process that opened it");
  }
}

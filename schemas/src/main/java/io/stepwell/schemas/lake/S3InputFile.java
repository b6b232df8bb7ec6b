package io.stepwell.schemas.lake;

import io.stepwell.schemas.s3.ObjectStore;
import io.stepwell.schemas.s3.Tail;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A file of a lake in an object store, whose end is known already. */
final class S3InputFile implements InputFile {

  private final ObjectStore store;
  private final String path;
  private final Tail tail;

  S3InputFile(ObjectStore store, String path, Tail tail) {
    this.store = store;
    this.path = path;
    this.tail = tail;
  }

  @Override
  public long getLength() {
    return tail.size();
  }

  @Override
  public SeekableInputStream newStream() {
    return new S3InputStream(store, path, tail);
  }

  @Override
  public String toString() {
    return path;
  }
}

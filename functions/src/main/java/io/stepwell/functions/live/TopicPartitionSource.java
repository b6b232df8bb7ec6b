package io.stepwell.functions.live;

import io.stepwell.schemas.k6.ByteSource;
import java.io.IOException;
import java.io.InputStream;

/**
 * A partition of a topic as parsers of files know their input: by name alone.
 *
 * @param name topic and partition
 */
record TopicPartitionSource(String name) implements ByteSource {

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
    throw new IOException(name + " is read by the job, record by record");
  }
}

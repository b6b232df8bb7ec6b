package io.stepwell.functions.live;

import io.stepwell.functions.DeadLetter;
import io.stepwell.schemas.k6.Chunk;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Where a record stands in Kafka.
 *
 * @param topic the topic's name
 * @param partition which of the topic's partitions, from 0
 * @param offset which of the partition's records, from 0
 */
public record TopicPlace(String topic, int partition, long offset) {

  /** The partition, as dead letters name it. */
  String source() {
    return topic + "/" + partition;
  }

  /** The letter for the record that stands here. */
  DeadLetter letter(String reason, String text) {
    return new DeadLetter(source(), Chunk.UNKNOWN_LINE, offset, reason, text);
  }

  void write(DataOutputView out) throws IOException {
    out.writeUTF(topic);
    out.writeInt(partition);
    out.writeLong(offset);
  }

  static TopicPlace read(DataInputView in) throws IOException {
    return new TopicPlace(in.readUTF(), in.readInt(), in.readLong());
  }
}

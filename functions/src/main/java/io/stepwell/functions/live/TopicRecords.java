package io.stepwell.functions.live;

import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes records from Kafka as they are, so that one which cannot be read stops nothing here. */
public final class TopicRecords implements KafkaRecordDeserializationSchema<TopicRecord> {

  private static final long serialVersionUID = 1L;

  private static final byte[] NONE = new byte[0];

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<TopicRecord> out) {
    TopicPlace place = new TopicPlace(record.topic(), record.partition(), record.offset());
    out.collect(new TopicRecord(place, Optional.ofNullable(record.value()).orElse(NONE)));
  }

  @Override
  public TypeInformation<TopicRecord> getProducedType() {
    return TopicRecord.type();
  }
}

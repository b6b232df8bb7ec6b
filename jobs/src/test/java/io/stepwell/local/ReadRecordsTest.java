package io.stepwell.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.jobs.LiveSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReadRecordsTest {

  private static final Instant OLD = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant YOUNG = Instant.parse("2025-03-01T00:00:00Z");
  private static final Instant BETWEEN = Instant.parse("2025-02-01T00:00:00Z");

  private static KafkaBroker broker;
  private static Admin admin;

  @BeforeAll
  static void start(@TempDir Path directory) {
    broker = KafkaBroker.start(directory.resolve("kafka"), reason -> {});
    admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
  }

  @AfterAll
  static void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void whatWasReadAndIsOldGoes() throws Exception {
    assertThat(firstAfter("read", 3, OLD, OLD, OLD, YOUNG)).isEqualTo(3);
  }

  @Test
  void whatIsYoungStays() throws Exception {
    assertThat(firstAfter("young", 4, OLD, YOUNG, YOUNG, YOUNG)).isEqualTo(1);
  }

  @Test
  void whatWasNotReadStaysHoweverOldItIs() throws Exception {
    assertThat(firstAfter("unread", 2, OLD, OLD, OLD, OLD)).isEqualTo(2);
  }

  /** The offset of the first record that is left of records of those times. */
  private static long firstAfter(String topic, long position, Instant... times) throws Exception {
    LiveSource source =
        new LiveSource(broker.bootstrapServers(), topic, "group-" + topic, Map.of());
    TopicPartition partition = new TopicPartition(topic, 0);
    Topics.ensure(broker.bootstrapServers(), topic, 1);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (Instant time : times) {
        producer.send(new ProducerRecord<>(topic, 0, time.toEpochMilli(), null, new byte[1])).get();
      }
    }
    admin
        .alterConsumerGroupOffsets(
            source.group(), Map.of(partition, new OffsetAndMetadata(position)))
        .all()
        .get();
    new ReadRecords(source).deleteBefore(BETWEEN);
    return admin
        .listOffsets(Map.of(partition, OffsetSpec.earliest()))
        .partitionResult(partition)
        .get()
        .offset();
  }
}

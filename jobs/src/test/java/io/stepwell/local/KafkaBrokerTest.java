package io.stepwell.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KafkaBrokerTest {

  private static final String TOPIC = "words";

  @Test
  void aLaterStartGoesOnWithTheSameData(@TempDir Path directory) throws Exception {
    Path data = directory.resolve("kafka");
    try (KafkaBroker broker = start(data)) {
      Topics.ensure(broker.bootstrapServers(), TOPIC, 1);
      send(broker, "one");
    }
    try (KafkaBroker broker = start(data)) {
      Topics.ensure(broker.bootstrapServers(), TOPIC, 1);
      send(broker, "two");
      assertThat(read(broker, 2)).containsExactly("one", "two");
      assertThatThrownBy(() -> start(data))
          .isInstanceOf(LocalException.class)
          .hasMessageContaining(data.toString());
    }
  }

  private static KafkaBroker start(Path data) {
    return KafkaBroker.start(data, reason -> {});
  }

  private static void send(KafkaBroker broker, String word) throws Exception {
    Map<String, Object> properties =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            broker.bootstrapServers(),
            ProducerConfig.ACKS_CONFIG,
            "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, word.getBytes(UTF_8))).get();
    }
  }

  private static List<String> read(KafkaBroker broker, int count) {
    List<String> words = new ArrayList<>();
    Map<String, Object> properties =
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = List.of(new TopicPartition(TOPIC, 0));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (words.size() < count) {
        consumer
            .poll(Duration.ofSeconds(1))
            .forEach(record -> words.add(new String(record.value(), UTF_8)));
      }
    }
    return words;
  }
}

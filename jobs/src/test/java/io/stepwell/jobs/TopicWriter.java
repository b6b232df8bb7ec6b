package io.stepwell.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stepwell.schemas.push.PushRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records to a topic, and returns when Kafka has them. */
public final class TopicWriter implements AutoCloseable {

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;

  public TopicWriter(String bootstrapServers, String topic) {
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  public void pushes(List<PushRecord> records) throws InterruptedException, ExecutionException {
    values(records.stream().map(PushRecord::toBytes).toList());
  }

  void lines(List<String> lines) throws InterruptedException, ExecutionException {
    values(lines.stream().map(line -> line.getBytes(UTF_8)).toList());
  }

  void values(List<byte[]> values) throws InterruptedException, ExecutionException {
    List<Future<?>> sent = new ArrayList<>();
    for (byte[] value : values) {
      sent.add(producer.send(new ProducerRecord<>(topic, value)));
    }
    for (Future<?> one : sent) {
      one.get();
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}

package io.stepwell.sql;

import io.stepwell.local.KafkaBroker;
import io.stepwell.local.Topics;
import io.stepwell.query.MemoryStepStore;
import io.stepwell.schemas.push.PushFormat;
import io.stepwell.schemas.push.PushLimits;
import io.stepwell.schemas.push.PushRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker with the topics of one run of a real k6: what it pushed, and its JSON lines. */
final class RecordedTopics implements AutoCloseable {

  /** The run that all of it is of. */
  static final long RUN = 1_000_001;

  private static final int PARTITIONS = 2;

  private final KafkaBroker broker;
  private final List<PushRecord> pushes = new ArrayList<>();

  private RecordedTopics(KafkaBroker broker) {
    this.broker = broker;
  }

  /** Starts a broker in a directory and fills it; each push is sent twice, and one is broken. */
  static RecordedTopics in(Path directory) throws IOException {
    RecordedTopics topics =
        new RecordedTopics(KafkaBroker.start(directory, RecordedTopics::unexpected));
    try (Stream<Path> files = Files.list(recording())) {
      for (Path file : files.filter(path -> path.toString().endsWith(".bin")).sorted().toList()) {
        String id = String.valueOf(file.getFileName());
        byte[] body = Files.readAllBytes(file);
        topics.pushes.add(PushRecord.of(RUN, id, PushFormat.V2_PROTOBUF, 0, body));
      }
    }
    topics.fill();
    return topics;
  }

  private static void unexpected(String message) {
    throw new IllegalStateException(message);
  }

  private static Path recording() {
    try {
      return Path.of(
          Objects.requireNonNull(RecordedTopics.class.getResource("/push/v1.8.1-run")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void fill() throws IOException {
    Topics.ensure(bootstrapServers(), "stepwell-pushes", PARTITIONS);
    Topics.ensure(bootstrapServers(), "k6", PARTITIONS);
    byte[] key = Long.toString(RUN).getBytes(StandardCharsets.UTF_8);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    records.add(new ProducerRecord<>("stepwell-pushes", key, new byte[] {9, 9, 9}));
    for (PushRecord push : pushes) {
      records.add(new ProducerRecord<>("stepwell-pushes", key, push.toBytes()));
      records.add(new ProducerRecord<>("stepwell-pushes", key, push.toBytes()));
    }
    for (String line : lines()) {
      records.add(new ProducerRecord<>("k6", line.getBytes(StandardCharsets.UTF_8)));
    }
    send(records);
  }

  private void send(List<ProducerRecord<byte[], byte[]>> records) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<Future<?>> sent = new ArrayList<>();
      records.forEach(record -> sent.add(producer.send(record)));
      for (Future<?> one : sent) {
        one.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> lines() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(json())), StandardCharsets.UTF_8))) {
      return reader.lines().map(RecordedTopics::named).toList();
    }
  }

  /** Gives the run a name, as a user of k6's Kafka output does. */
  private static String named(String line) {
    return line.replace("\"tags\":{", "\"tags\":{\"testid\":\"nightly\",");
  }

  /** The run's JSON lines, in a file. */
  static Path json() {
    return recording().resolve("run.json.gz");
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** What all pushes hold, each once. */
  MemoryStepStore store() {
    MemoryStepStore store = new MemoryStepStore();
    pushes.forEach(push -> push.decode(PushLimits.DEFAULT).parts().forEach(store::add));
    return store;
  }

  @Override
  public void close() {
    broker.close();
  }
}

package io.stepwell.server.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stepwell.schemas.push.PushRecord;
import io.stepwell.server.sink.PushSinkException.Reason;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps pushes in a topic of Kafka, those of one run in order. A push is kept once all in-sync
 * replicas have it. While Kafka is away pushes are refused within the settings' patience, and what
 * waits takes a bounded number of bytes.
 */
public final class KafkaPushSink implements PushSink {

  /** How long a record may be: the longest push that is taken, and its envelope. */
  static final int MOST_RECORD_BYTES = 9 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(KafkaPushSink.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  /** A push that has no way at the moment is refused; whoever hands it in has others to hand in. */
  private static final int LONGEST_SEND_MILLIS = 0;

  /** As nobody waits for it, where the topic is must be known whenever a push comes. */
  private static final Duration TOPIC_KNOWN = Duration.ofDays(1000);

  private final KafkaSettings settings;
  private final Producer<byte[], byte[]> producer;
  private final AtomicLong bytesInFlight = new AtomicLong();
  private final Thread preparation = new Thread(this::prepare, "kafka-topic");
  private volatile boolean isReady;

  private KafkaPushSink(KafkaSettings settings, Producer<byte[], byte[]> producer) {
    this.settings = settings;
    this.producer = producer;
    preparation.setDaemon(true);
    preparation.start();
  }

  /**
   * Begins to connect; Kafka need not be there yet.
   *
   * @throws PushSinkException if no address can be made of the bootstrap hosts
   */
  public static KafkaPushSink connect(KafkaSettings settings) {
    try {
      return new KafkaPushSink(settings, new KafkaProducer<>(properties(settings)));
    } catch (KafkaException e) {
      throw new PushSinkException(
          Reason.AWAY,
          "there is no Kafka to be found at %s; give host and port, as in localhost:9092"
              .formatted(settings.bootstrap()));
    }
  }

  private static Map<String, Object> properties(KafkaSettings settings) {
    int patience = Math.toIntExact(settings.patience().toMillis());
    Map<String, Object> properties = new HashMap<>();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, "stepwell-gateway");
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience / 2);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_SEND_MILLIS);
    properties.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, TOPIC_KNOWN.toMillis());
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_RECORD_BYTES);
    // More than is let in, so that nobody waits for room in there.
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * settings.bytesInFlight());
    return properties;
  }

  /** A topic that Kafka made by itself, on the first record, would not take long ones. */
  private void prepare() {
    try {
      makeTopic();
      while (!isKnown()) {
        Thread.sleep(BETWEEN_LOOKS.toMillis());
      }
      isReady = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void makeTopic() throws InterruptedException {
    for (boolean isToldOf = false; ; isToldOf = true) {
      try {
        KafkaTopic.ensure(settings);
        return;
      } catch (KafkaException e) {
        if (!isToldOf) {
          LOG.warn("Kafka at {} does not answer: {}", settings.bootstrap(), e.getMessage());
        }
        Thread.sleep(BETWEEN_TRIES.toMillis());
      }
    }
  }

  /** Whether the producer knows where the topic is; to ask makes it find out. */
  private boolean isKnown() {
    try {
      return !producer.partitionsFor(settings.topic()).isEmpty();
    } catch (KafkaException e) {
      return false;
    }
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // What it tells, the callback tells.
  public CompletionStage<Void> send(PushRecord push) {
    if (!isReady) {
      return CompletableFuture.failedStage(away());
    }
    byte[] key = Long.toString(push.run()).getBytes(UTF_8);
    byte[] value = push.toBytes();
    if (bytesInFlight.addAndGet(value.length) > settings.bytesInFlight()) {
      bytesInFlight.addAndGet(-value.length);
      return CompletableFuture.failedStage(away());
    }
    CompletableFuture<Void> kept = new CompletableFuture<>();
    try {
      producer.send(
          new ProducerRecord<>(settings.topic(), key, value),
          (metadata, failure) -> settle(kept, value.length, failure));
    } catch (KafkaException | IllegalStateException e) {
      settle(kept, value.length, e);
    }
    return kept;
  }

  private void settle(CompletableFuture<Void> kept, int bytes, @Nullable Exception failure) {
    bytesInFlight.addAndGet(-bytes);
    if (failure == null) {
      kept.complete(null);
    } else if (failure instanceof RecordTooLargeException) {
      kept.completeExceptionally(
          new PushSinkException(
              Reason.TOO_LARGE,
              "the push is longer than Kafka's topic %s takes; send fewer series at a time, or raise its max.message.bytes"
                  .formatted(settings.topic())));
    } else {
      LOG.warn("a push did not get into Kafka: {}", failure.getMessage());
      kept.completeExceptionally(away());
    }
  }

  private PushSinkException away() {
    return new PushSinkException(
        Reason.AWAY,
        "Kafka at %s does not take pushes at the moment; send this one again soon"
            .formatted(settings.bootstrap()));
  }

  @Override
  public void close() {
    preparation.interrupt();
    producer.close(settings.patience());
  }
}

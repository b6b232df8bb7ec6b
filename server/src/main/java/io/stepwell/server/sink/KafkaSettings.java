package io.stepwell.server.sink;

import java.time.Duration;

/**
 * Which Kafka keeps pushes, and how.
 *
 * @param bootstrap hosts and ports to begin with, {@code HOST:PORT,…}
 * @param topic made if there is none of that name
 * @param partitions how many a new topic gets
 * @param bytesInFlight how many bytes may wait for Kafka's word at once
 * @param patience how long Kafka has to keep a push; at least two milliseconds
 */
public record KafkaSettings(
    String bootstrap, String topic, int partitions, long bytesInFlight, Duration patience) {

  /** The topic unless another one is named. */
  public static final String USUAL_TOPIC = "stepwell-pushes";

  private static final int USUAL_PARTITIONS = 8;
  private static final long USUAL_BYTES = 32L << 20;

  /** What suits most. */
  public static KafkaSettings usual(String bootstrap, String topic) {
    return new KafkaSettings(
        bootstrap, topic, USUAL_PARTITIONS, USUAL_BYTES, Duration.ofSeconds(2));
  }
}

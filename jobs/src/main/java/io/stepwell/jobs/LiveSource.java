package io.stepwell.jobs;

import java.io.Serializable;
import java.util.Map;

/**
 * The topic that a live job reads.
 *
 * @param bootstrapServers where Kafka is reached, {@code HOST:PORT}, several by commas
 * @param topic the topic's name
 * @param group the consumer group under which Kafka keeps how far the job has read
 * @param properties further properties of Kafka's consumer, such as those of TLS and SASL
 */
public record LiveSource(
    String bootstrapServers, String topic, String group, Map<String, String> properties)
    implements Serializable {

  /** The topic that pushes go through, unless another is named. */
  public static final String USUAL_TOPIC = "stepwell-pushes";

  /** The consumer group of the live job, unless another is named. */
  public static final String USUAL_GROUP = "stepwell-live";

  public LiveSource {
    properties = Map.copyOf(properties);
  }

  /** The usual topic of a Kafka that asks for nothing special. */
  public static LiveSource at(String bootstrapServers) {
    return new LiveSource(bootstrapServers, USUAL_TOPIC, USUAL_GROUP, Map.of());
  }
}

package io.stepwell.jobs;

import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What a job that reads from Kafka is told about it. */
final class KafkaOptions {

  @Option(
      names = "--bootstrap-servers",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Where Kafka is; several by commas.")
  private String bootstrapServers = "";

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "The topic. Default: " + LiveSource.USUAL_TOPIC + ".")
  private String topic = LiveSource.USUAL_TOPIC;

  @Option(
      names = "--kafka-property",
      paramLabel = "NAME=VALUE",
      description = "A property of Kafka's consumer, such as security.protocol=SSL. Repeatable.")
  private Map<String, String> properties = new HashMap<>();

  String topic() {
    return topic;
  }

  /** The topic as a consumer group of that name reads it. */
  LiveSource source(String group) {
    return new LiveSource(bootstrapServers, topic, group, properties);
  }
}

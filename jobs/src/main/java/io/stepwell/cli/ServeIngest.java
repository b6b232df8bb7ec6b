package io.stepwell.cli;

import io.stepwell.server.sink.KafkaPushSink;
import io.stepwell.server.sink.KafkaSettings;
import io.stepwell.server.sink.PushSink;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a server that takes in runs while they go on. */
final class ServeIngest {

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT,…",
      description =
          "Takes in runs that k6 streams with --out cloud, and keeps what it pushes in this Kafka.")
  private Optional<String> bootstrap = Optional.empty();

  @Option(
      names = "--kafka-topic",
      paramLabel = "NAME",
      description = "The topic, made if there is none. Default: " + KafkaSettings.USUAL_TOPIC + ".")
  private String topic = KafkaSettings.USUAL_TOPIC;

  /**
   * Where pushes go; empty if none are taken.
   *
   * @throws io.stepwell.server.sink.PushSinkException if there is no such place
   */
  Optional<PushSink> sink() {
    return bootstrap.map(hosts -> KafkaPushSink.connect(KafkaSettings.usual(hosts, topic)));
  }
}

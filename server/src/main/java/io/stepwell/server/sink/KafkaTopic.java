package io.stepwell.server.sink;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topic that pushes go to. */
final class KafkaTopic {

  private static final int ANSWER_MILLIS = 5_000;

  private KafkaTopic() {}

  /**
   * Makes the topic unless it is there already, for records of up to {@link
   * KafkaPushSink#MOST_RECORD_BYTES}.
   *
   * @throws KafkaException if Kafka does not answer or refuses
   */
  static void ensure(KafkaSettings settings) throws InterruptedException {
    Map<String, Object> properties =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            settings.bootstrap(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            ANSWER_MILLIS,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            ANSWER_MILLIS);
    NewTopic topic =
        new NewTopic(settings.topic(), Optional.of(settings.partitions()), Optional.empty())
            .configs(
                Map.of(
                    TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                    Integer.toString(KafkaPushSink.MOST_RECORD_BYTES)));
    try (Admin admin = Admin.create(properties)) {
      admin.createTopics(List.of(topic)).all().get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new KafkaException(e.getCause());
      }
    } catch (TimeoutException e) {
      throw new KafkaException(e);
    }
  }
}

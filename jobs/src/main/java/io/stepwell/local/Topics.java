package io.stepwell.local;

import io.stepwell.jobs.LiveSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that records go through. */
public final class Topics {

  private Topics() {}

  /**
   * Makes a topic unless it is there already, with as many copies as the cluster makes by itself.
   *
   * @param partitions how many a new topic gets
   * @throws LocalException if Kafka does not answer or refuses
   */
  public static void ensure(String bootstrapServers, String topic, int partitions) {
    Map<String, Object> properties =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(properties)) {
      NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.empty());
      admin.createTopics(List.of(wanted)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw failure(bootstrapServers, topic, e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(bootstrapServers, topic, e);
    }
  }

  private static LocalException failure(String servers, String topic, Exception error) {
    Throwable cause = error.getCause() == null ? error : error.getCause();
    return new LocalException(
        "the topic %s cannot be made at Kafka %s: %s".formatted(topic, servers, cause.getMessage()),
        error);
  }

  /**
   * Whether the consumer group of a source has read any of its topic.
   *
   * @throws LocalException if Kafka does not answer
   */
  static boolean isRead(LiveSource source) {
    Map<String, Object> properties =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, source.bootstrapServers());
    try (Admin admin = Admin.create(properties)) {
      return admin
          .listConsumerGroupOffsets(source.group())
          .partitionsToOffsetAndMetadata()
          .get()
          .keySet()
          .stream()
          .anyMatch(partition -> partition.topic().equals(source.topic()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return false;
      }
      throw unknown(source, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(source, e);
    }
  }

  private static LocalException unknown(LiveSource source, Exception error) {
    return new LocalException(
        "Kafka %s does not tell how far %s was read"
            .formatted(source.bootstrapServers(), source.topic()),
        error);
  }
}

package io.stepwell.local;

import io.stepwell.jobs.LiveSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes from Kafka what the live job has read and nobody needs any more. Age alone would not do:
 * records that were acknowledged wait for however long the job is stopped.
 *
 * <p>The group's position is that of the job's last checkpoint, behind which no start ever goes
 * back. What was read a short while ago stays for whoever else looks at the topic.
 */
final class ReadRecords {

  private static final Logger LOG = LoggerFactory.getLogger(ReadRecords.class);

  /** How long a record stays at least. */
  private static final Duration KEPT = Duration.ofHours(1);

  private static final Duration EVERY = Duration.ofMinutes(1);

  private final LiveSource source;

  ReadRecords(LiveSource source) {
    this.source = source;
  }

  /** Begins to delete from time to time; closing what it gives ends that. */
  AutoCloseable start() {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "read-records");
              thread.setDaemon(true);
              return thread;
            });
    ScheduledFuture<?> deleting =
        executor.scheduleWithFixedDelay(
            this::deleteOld, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return () -> {
      deleting.cancel(true);
      executor.shutdownNow();
    };
  }

  private void deleteOld() {
    try {
      deleteBefore(Instant.now().minus(KEPT));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | RuntimeException e) {
      LOG.warn("what was read of {} is still there", source.topic(), e);
    }
  }

  /**
   * Deletes the records that were read and are older than that.
   *
   * @throws ExecutionException if Kafka does not answer or refuses
   */
  void deleteBefore(Instant time) throws InterruptedException, ExecutionException {
    Map<String, Object> properties =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, source.bootstrapServers());
    try (Admin admin = Admin.create(properties)) {
      Map<TopicPartition, Long> read = positions(admin);
      Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
      read.keySet()
          .forEach(partition -> asked.put(partition, OffsetSpec.forTimestamp(time.toEpochMilli())));
      Map<TopicPartition, ListOffsetsResultInfo> young = admin.listOffsets(asked).all().get();
      Map<TopicPartition, RecordsToDelete> old = new HashMap<>();
      young.forEach(
          (partition, first) ->
              old.put(
                  partition,
                  RecordsToDelete.beforeOffset(
                      before(read.getOrDefault(partition, 0L), first.offset()))));
      admin.deleteRecords(old).all().get();
    }
  }

  private Map<TopicPartition, Long> positions(Admin admin)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, Long> positions = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(source.group()).partitionsToOffsetAndMetadata().get();
    committed.forEach(
        (partition, position) -> {
          if (partition.topic().equals(source.topic())) {
            positions.put(partition, position.offset());
          }
        });
    return positions;
  }

  /**
   * @param young the offset of the first record that is not old; negative if there is none
   */
  private static long before(long position, long young) {
    return young < 0 ? position : Math.min(position, young);
  }
}

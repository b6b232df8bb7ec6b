package io.stepwell.local;

import java.nio.file.Path;
import java.util.Properties;

/**
 * How the broker is set up: one node that is controller and broker, for this machine alone, with
 * little memory and short ways back after a crash.
 */
final class BrokerProperties {

  /** The only node of its cluster. */
  static final int NODE = 1;

  static final String CONTROLLER = "CONTROLLER";
  static final String ADDRESS = "127.0.0.1";

  /** However long the job is stopped, what it has not read stays; see {@link ReadRecords}. */
  private static final String NO_RETENTION = "-1";

  /** After a crash the last segment of each partition is read again, so they are short. */
  private static final int SEGMENT_BYTES = 64 << 20;

  private static final int LARGEST_RECORD_BYTES = 64 << 20;
  private static final int INDEX_BYTES = 1 << 20;
  private static final int CLEANER_BYTES = 4 << 20;

  private BrokerProperties() {}

  static Properties of(Path directory, int port, int controllerPort) {
    Properties properties = new Properties();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", text(NODE));
    properties.put(
        "listeners",
        "PLAINTEXT://%s:%d,%s://%s:%d"
            .formatted(ADDRESS, port, CONTROLLER, ADDRESS, controllerPort));
    properties.put("controller.listener.names", CONTROLLER);
    properties.put("controller.quorum.voters", "%d@%s:%d".formatted(NODE, ADDRESS, controllerPort));
    properties.put("log.dirs", directory.toString());
    properties.put("log.segment.bytes", text(SEGMENT_BYTES));
    properties.put("log.index.size.max.bytes", text(INDEX_BYTES));
    properties.put("log.retention.ms", NO_RETENTION);
    properties.put("log.retention.bytes", NO_RETENTION);
    properties.put("log.cleaner.dedupe.buffer.size", text(CLEANER_BYTES));
    properties.put("message.max.bytes", text(LARGEST_RECORD_BYTES));
    properties.put("auto.create.topics.enable", "false");
    properties.put("num.network.threads", "2");
    properties.put("num.io.threads", "4");
    properties.put("background.threads", "2");
    properties.put("group.initial.rebalance.delay.ms", "0");
    alone(properties);
    return properties;
  }

  /** There is no second node to keep a copy, nor to hand anything over to. */
  private static void alone(Properties properties) {
    properties.put("controlled.shutdown.enable", "false");
    properties.put("offsets.topic.num.partitions", "1");
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("transaction.state.log.num.partitions", "1");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("share.coordinator.state.topic.num.partitions", "1");
    properties.put("share.coordinator.state.topic.replication.factor", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
  }

  private static String text(int number) {
    return Integer.toString(number);
  }
}

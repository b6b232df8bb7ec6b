package io.stepwell.jobs;

import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;

/** How Flink is set up for a batch job inside this process. */
final class LocalCluster {

  private LocalCluster() {}

  /** For a job of so many tasks side by side. */
  static Configuration batch(int parallelism) {
    Configuration config = BatchConfig.inProcess();
    config.set(RestOptions.BIND_PORT, "0");
    config.set(CoreOptions.TMP_DIRS, Scratch.directory().toString());
    config.set(WebOptions.TMP_DIR, Scratch.directory().toString());
    config.set(WebOptions.UPLOAD_DIR, Scratch.directory().toString());
    config.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
    config.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(96L * parallelism));
    config.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    config.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    // Accumulators, which progress is read from, travel with heartbeats.
    config.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofMillis(500));
    return config;
  }
}

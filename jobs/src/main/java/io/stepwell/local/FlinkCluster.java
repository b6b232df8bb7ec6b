package io.stepwell.local;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;

/** A Flink cluster inside this process, with Flink's web page on the loopback address. */
final class FlinkCluster implements AutoCloseable {

  private static final String LOOPBACK = "localhost";
  private static final long PATIENCE_SECONDS = 30;
  private static final int MANAGED_MEBIBYTES_A_SLOT = 64;
  private static final int NETWORK_MEBIBYTES = 32;

  private final MiniCluster cluster;

  private FlinkCluster(MiniCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Starts a cluster.
   *
   * @param scratch the directory for what tasks need while they run; emptied first
   * @param webPorts the ports that the web page may have, as Flink writes ranges
   * @param slots how many tasks of a kind run side by side
   */
  static FlinkCluster start(Path scratch, String webPorts, int slots) {
    try {
      Trees.delete(scratch);
      Files.createDirectories(scratch);
      MiniCluster cluster =
          new MiniCluster(
              new MiniClusterConfiguration.Builder()
                  .setConfiguration(config(scratch, webPorts, slots))
                  .setNumTaskManagers(1)
                  .setNumSlotsPerTaskManager(slots)
                  .setRpcServiceSharing(RpcServiceSharing.SHARED)
                  .setCommonBindAddress(LOOPBACK)
                  .build());
      cluster.start();
      return new FlinkCluster(cluster);
    } catch (Exception e) {
      throw new LocalException("Flink cannot be started: " + e.getMessage(), e);
    }
  }

  private static Configuration config(Path scratch, String webPorts, int slots) {
    Configuration config = new Configuration();
    config.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    config.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    config.set(RestOptions.BIND_PORT, webPorts);
    config.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    config.set(RestOptions.ADDRESS, LOOPBACK);
    config.set(WebOptions.SUBMIT_ENABLE, false);
    config.set(WebOptions.CANCEL_ENABLE, false);
    config.set(WebOptions.TMP_DIR, scratch.toString());
    config.set(WebOptions.UPLOAD_DIR, scratch.toString());
    config.set(CoreOptions.TMP_DIRS, scratch.toString());
    config.set(BlobServerOptions.STORAGE_DIRECTORY, scratch.toString());
    config.set(JobManagerOptions.SCHEDULER, JobManagerOptions.SchedulerType.Default);
    config.set(
        TaskManagerOptions.MANAGED_MEMORY_SIZE,
        MemorySize.ofMebiBytes((long) MANAGED_MEBIBYTES_A_SLOT * slots));
    config.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(NETWORK_MEBIBYTES));
    config.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(NETWORK_MEBIBYTES));
    return config;
  }

  MiniCluster cluster() {
    return cluster;
  }

  /** Flink's web page. */
  URI webAddress() {
    try {
      return cluster.getRestAddress().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalException("Flink's web page was not waited for", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new LocalException("Flink's web page does not start", e);
    }
  }

  /** Whether any task manager is there to run tasks. */
  boolean hasTaskManager() {
    try {
      return cluster
              .getResourceOverview()
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .getNumberTaskManagers()
          > 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalException("Flink was not waited for", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new LocalException("Flink does not tell what it has", e);
    }
  }

  /** Starts one more task manager. */
  void startTaskManager() {
    try {
      cluster.startTaskManager();
    } catch (Exception e) {
      throw new LocalException("Flink's task manager cannot be started: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      cluster.closeAsync().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new LocalException("Flink did not stop as it should", e);
    }
  }
}

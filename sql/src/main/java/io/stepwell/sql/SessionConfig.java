package io.stepwell.sql;

import io.stepwell.functions.sql.SqlShell.Setting;
import io.stepwell.schemas.catalog.Home;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.table.api.config.ExecutionConfigOptions;
import org.apache.flink.table.api.config.TableConfigOptions;
import org.apache.flink.table.client.config.ResultMode;
import org.apache.flink.table.client.config.SqlClientOptions;

/** How a session is set up: what a user may change with SET, and what a cluster needs. */
final class SessionConfig {

  private static final MemorySize NETWORK = MemorySize.ofMebiBytes(64);
  private static final MemorySize MANAGED = MemorySize.ofMebiBytes(256);

  /** How long a query of a topic remembers what it has seen, pushes among it. */
  private static final Duration MEMORY = Duration.ofDays(1);

  private SessionConfig() {}

  /** Questions to what is in the lake; for a topic, {@code SET} the runtime mode to streaming. */
  static Configuration of(Setting setting, Path scratch) {
    Configuration config = new Configuration();
    home(config, setting.home());
    config.set(DeploymentOptions.TARGET, "local");
    config.set(DeploymentOptions.ATTACHED, true);
    config.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    config.set(CoreOptions.DEFAULT_PARALLELISM, Runtime.getRuntime().availableProcessors());
    config.set(CoreOptions.TMP_DIRS, scratch.toString());
    config.set(PipelineOptions.OBJECT_REUSE, true);
    config.set(PipelineOptions.GENERIC_TYPES, false);
    config.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    config.set(RestOptions.BIND_PORT, "0");
    config.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK);
    config.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK);
    config.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED);
    config.set(TableConfigOptions.RESOURCES_DOWNLOAD_DIR, scratch.toString());
    config.set(TableConfigOptions.LOCAL_TIME_ZONE, "UTC");
    config.set(TableConfigOptions.TABLE_DML_SYNC, true);
    config.set(ExecutionConfigOptions.IDLE_STATE_RETENTION, MEMORY);
    config.set(SqlClientOptions.EXECUTION_RESULT_MODE, ResultMode.TABLEAU);
    return config;
  }

  private static void home(Configuration config, Home home) {
    config.setString("stepwell.home", home.directory().toString());
    home.lake().ifPresent(lake -> config.setString("stepwell.lake", lake.toString()));
    home.catalog().ifPresent(catalog -> config.setString("stepwell.catalog", catalog));
  }
}

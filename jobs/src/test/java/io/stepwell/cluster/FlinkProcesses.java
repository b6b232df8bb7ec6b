package io.stepwell.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A standalone Flink cluster: a JobManager and TaskManagers of two slots, each a process of its own
 * that finds on its class path what Flink's distribution has, and no class of Stepwell. Object
 * stores are reached by a plugin, which has a class loader of its own.
 */
public final class FlinkProcesses implements AutoCloseable {

  /** What one TaskManager offers. */
  public static final int SLOTS = 2;

  private static final List<String> OPTIONS =
      List.of(
          "-Xmx320m", "-XX:MaxMetaspaceSize=256m", "--add-opens=java.base/java.util=ALL-UNNAMED");

  private static final String CLIENT = "org.apache.flink.client.cli.CliFrontend";

  private static final Pattern JOB = Pattern.compile("JobID ([0-9a-f]{32})");

  private static final String CONFIG =
      """
      jobmanager.rpc.address: localhost
      jobmanager.rpc.port: %d
      jobmanager.bind-host: localhost
      taskmanager.bind-host: localhost
      taskmanager.host: localhost
      rest.address: localhost
      rest.bind-address: localhost
      rest.port: %d
      rest.bind-port: %d
      taskmanager.numberOfTaskSlots: %d
      taskmanager.load-balance.mode: SLOTS
      taskmanager.cpu.cores: 1.0
      taskmanager.memory.framework.heap.size: 64m
      taskmanager.memory.framework.off-heap.size: 128m
      taskmanager.memory.jvm-metaspace.size: 256m
      taskmanager.memory.jvm-overhead.min: 64m
      taskmanager.memory.jvm-overhead.max: 64m
      taskmanager.memory.task.heap.size: 256m
      taskmanager.memory.task.off-heap.size: 0m
      taskmanager.memory.network.min: 128m
      taskmanager.memory.network.max: 128m
      taskmanager.memory.managed.size: 96m
      heartbeat.interval: 500 ms
      heartbeat.timeout: 30 s
      heartbeat.rpc-failure-threshold: 2
      execution.checkpointing.dir: %s
      execution.checkpointing.savepoint-dir: %s
      io.tmp.dirs: %s
      """;

  private final Path directory;
  private final Map<String, String> environment;
  private final FlinkRest rest;
  private final Started jobManager;
  private final Deque<Started> taskManagers = new ArrayDeque<>();
  private int started;

  private FlinkProcesses(
      Path directory, Map<String, String> environment, FlinkRest rest, Started jobManager) {
    this.directory = directory;
    this.environment = environment;
    this.rest = rest;
    this.jobManager = jobManager;
  }

  /**
   * Starts a cluster and returns when all of it is there.
   *
   * @param directory of its configuration, logs, checkpoints and savepoints
   * @param more lines of Flink's configuration
   */
  public static FlinkProcesses start(Path directory, int taskManagers, String... more)
      throws Exception {
    return start(directory, Map.of(), taskManagers, more);
  }

  /**
   * The same.
   *
   * @param environment variables of all its processes, and of its clients
   */
  public static FlinkProcesses start(
      Path directory, Map<String, String> environment, int taskManagers, String... more)
      throws Exception {
    Files.createDirectories(directory.resolve("scratch"));
    Path plugin = Files.createDirectories(directory.resolve("plugins/s3-fs-native"));
    Files.copy(ClusterClassPath.s3(), plugin.resolve("plugin.jar"));
    int port = Started.freePort();
    String config =
        CONFIG.formatted(
            Started.freePort(),
            port,
            port,
            SLOTS,
            directory.resolve("checkpoints").toUri(),
            directory.resolve("savepoints").toUri(),
            directory.resolve("scratch"));
    Files.writeString(
        directory.resolve("config.yaml"), config + String.join(System.lineSeparator(), more));
    Started jobManager =
        Started.of(
            "jobmanager",
            directory,
            process(
                directory,
                environment,
                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                "-c",
                directory.toString()));
    FlinkProcesses flink =
        new FlinkProcesses(
            directory,
            environment,
            new FlinkRest(URI.create("http://localhost:" + port)),
            jobManager);
    try {
      for (int i = 0; i < taskManagers; i++) {
        flink.addTaskManager();
      }
      flink.rest.awaitTaskManagers(taskManagers);
      return flink;
    } catch (AssertionError e) {
      flink.close();
      throw new AssertionError(flink.said(), e);
    }
  }

  /** What all of them have said so far. */
  public String said() throws IOException {
    StringBuilder said = new StringBuilder(jobManager.said());
    for (Started taskManager : taskManagers) {
      said.append(taskManager.said());
    }
    return said.toString();
  }

  private static ProcessBuilder process(
      Path directory, Map<String, String> environment, String main, String... arguments) {
    ProcessBuilder builder =
        JavaProcess.on(
            ClusterClassPath.flink(), main, directory.resolve("scratch"), OPTIONS, arguments);
    builder.environment().putAll(environment);
    builder.environment().put("FLINK_CONF_DIR", directory.toString());
    builder.environment().put("FLINK_PLUGINS_DIR", directory.resolve("plugins").toString());
    // With Flink's own scripts the client's log goes to a file, and the rest is what a user sees.
    builder.environment().put("LOG4J_LEVEL", main.equals(CLIENT) ? "OFF" : "ERROR");
    return builder;
  }

  /** Flink's REST API. */
  public FlinkRest rest() {
    return rest;
  }

  /** Starts one more; it takes a moment to be there. */
  public void addTaskManager() throws IOException {
    started++;
    taskManagers.add(
        Started.of(
            "taskmanager-" + started,
            directory,
            process(
                directory,
                environment,
                "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                "-c",
                directory.toString(),
                "-D",
                "taskmanager.resource-id=tm" + started)));
  }

  /** Ends the oldest as a power cut would. */
  public void killTaskManager() throws InterruptedException {
    taskManagers.remove().kill();
  }

  /**
   * What a user types behind {@code flink}, run to its end.
   *
   * @return what it said
   */
  public String command(String... words) throws IOException, InterruptedException {
    Started client =
        Started.of("client", directory, process(directory, environment, CLIENT, words));
    int code = client.awaitEnd();
    if (code != 0) {
      throw new AssertionError("flink %s: %s".formatted(String.join(" ", words), client.said()));
    }
    return client.said();
  }

  /** Submits a job by {@code flink run} and gives its id. */
  public String run(String... words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("run", "-d"));
    all.addAll(List.of(words));
    String said = command(all.toArray(new String[0]));
    return JOB.matcher(said)
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError(said));
  }

  @Override
  public void close() {
    taskManagers.forEach(Started::close);
    jobManager.close();
  }
}

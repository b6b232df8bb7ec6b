package io.stepwell.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka of one node as a process of its own; a later start on the same directory goes on. */
public final class KafkaProcess implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final Path directory;
  private final int port;
  private Started process;

  private KafkaProcess(Path directory, int port, Started process) {
    this.directory = directory;
    this.port = port;
    this.process = process;
  }

  /** Starts it and returns when it takes records. */
  public static KafkaProcess start(Path directory) throws Exception {
    Files.createDirectories(directory);
    int port = Started.freePort();
    Path logs = directory.resolve("data");
    Properties properties = properties(logs, port, Started.freePort());
    try (Writer file = Files.newBufferedWriter(directory.resolve("server.properties"))) {
      properties.store(file, "");
    }
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(1)
        .setClusterId("c3RlcHdlbGwtdGVzdC0tMQ")
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(logs.toString())
        .setDirectories(Set.of(logs.toString()))
        .setReleaseVersion(MetadataVersion.latestProduction())
        .run();
    return new KafkaProcess(directory, port, run(directory, port));
  }

  private static Started run(Path directory, int port) throws Exception {
    ProcessBuilder builder =
        JavaProcess.on(
            ClusterClassPath.kafka(),
            "kafka.Kafka",
            directory,
            List.of("-Xmx256m"),
            directory.resolve("server.properties").toString());
    Started process = Started.of("kafka", directory, builder);
    Map<String, Object> client = Map.of("bootstrap.servers", "127.0.0.1:" + port);
    try (Admin admin = Admin.create(client)) {
      admin.describeCluster().nodes().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      process.close();
      throw new AssertionError(process.said(), e);
    }
    return process;
  }

  private static Properties properties(Path logs, int port, int controllerPort) {
    Properties properties = new Properties();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", "1");
    properties.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    properties.put("log.dirs", logs.toString());
    properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
    properties.put("message.max.bytes", Integer.toString(64 << 20));
    properties.put("offsets.topic.num.partitions", "1");
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("transaction.state.log.num.partitions", "1");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("group.initial.rebalance.delay.ms", "0");
    return properties;
  }

  /** Where clients reach it, as their {@code bootstrap.servers} wants it. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Lets it answer nobody, while its connections stay. */
  public void halt() throws IOException, InterruptedException {
    process.signal("STOP");
  }

  /** Lets a halted one go on. */
  public void goOn() throws IOException, InterruptedException {
    process.signal("CONT");
  }

  /** Ends it as a power cut would. */
  public void kill() throws InterruptedException {
    process.kill();
  }

  /** Starts it again at the same address. */
  public void restart() throws Exception {
    process.close();
    process = run(directory, port);
  }

  @Override
  public void close() {
    process.close();
  }
}

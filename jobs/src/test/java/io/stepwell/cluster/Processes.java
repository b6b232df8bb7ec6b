package io.stepwell.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * A whole cluster: Kafka, Flink and a server over one home, all processes of their own.
 *
 * @param home the server's home, with the catalog and the lake
 */
public record Processes(Path home, KafkaProcess kafka, FlinkProcesses flink, ServeProcess server)
    implements AutoCloseable {

  /**
   * Starts it and returns when all of it is there.
   *
   * @param directory of everything, which need not exist
   * @param taskManagers how many there are at first
   * @param config lines of Flink's configuration
   */
  public static Processes start(Path directory, int taskManagers, String... config)
      throws Exception {
    Path home = Files.createDirectories(directory.resolve("home"));
    CompletableFuture<FlinkProcesses> flink =
        side(() -> FlinkProcesses.start(directory.resolve("flink"), taskManagers, config));
    try {
      KafkaProcess kafka = KafkaProcess.start(directory.resolve("kafka"));
      try {
        ServeProcess server = ServeProcess.start(home, "--kafka", kafka.bootstrapServers());
        return new Processes(home, kafka, flink.join(), server);
      } catch (Exception | AssertionError e) {
        kafka.close();
        throw e;
      }
    } catch (Exception | AssertionError e) {
      flink.join().close();
      throw e;
    }
  }

  private interface Start<T> {
    T start() throws Exception;
  }

  private static <T> CompletableFuture<T> side(Start<T> start) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return start.start();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** The root of the lake, as jobs are told it. */
  public String lake() {
    return home.resolve("lake").toUri().toString();
  }

  /** The catalog, as jobs are told it. */
  public String catalog() {
    return "jdbc:sqlite:" + home.resolve("catalog.db");
  }

  @Override
  public void close() {
    server.close();
    flink.close();
    kafka.close();
  }
}

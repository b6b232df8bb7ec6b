package io.stepwell.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka broker inside this process, on the loopback address, with its data in a directory. A
 * later start on the same directory goes on with them, also after the process was killed.
 */
public final class KafkaBroker implements AutoCloseable {

  private static final String SERVER = "kafka.server.KafkaRaftServer";
  private static final String CONFIG = "kafka.server.KafkaConfig";

  /** Any id in Kafka's form will do, as long as it stays. */
  private static final String CLUSTER = "c3RlcHdlbGwtbG9jYWwtMQ";

  private final OneProcess lock;
  private final Object server;
  private final int port;

  private KafkaBroker(OneProcess lock, Object server, int port) {
    this.lock = lock;
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a broker and returns when it takes records.
   *
   * @param directory where its data are or will be; made if it is not there
   * @param fatal is told, from any thread, if the broker gives up by itself, as it does when its
   *     directory cannot be written any more; by its own will it would end the process then
   * @throws LocalException if it cannot be started there
   */
  public static KafkaBroker start(Path directory, Consumer<String> fatal) {
    Exit.Procedure survive =
        (code, message) -> {
          fatal.accept("Kafka has given up on " + directory);
          throw new LocalException("Kafka has given up on " + directory);
        };
    Exit.setExitProcedure(survive);
    Exit.setHaltProcedure(survive);
    // Kafka takes a lock too, but only after it has begun to write.
    OneProcess lock = OneProcess.on(directory);
    try {
      format(directory);
      int port = freePort();
      Object server = server(BrokerProperties.of(directory, port, freePort()));
      KafkaBroker broker = new KafkaBroker(lock, server, port);
      broker.start();
      return broker;
    } catch (Exception e) {
      lock.close();
      throw failure("Kafka cannot be started in " + directory, e);
    }
  }

  /** Writes what a new directory needs; one that is in use stays as it is. */
  private static void format(Path directory) throws Exception {
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(BrokerProperties.NODE)
        .setClusterId(CLUSTER)
        .setControllerListenerName(BrokerProperties.CONTROLLER)
        .setMetadataLogDirectory(directory.toString())
        .setDirectories(Set.of(directory.toString()))
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setIgnoreFormatted(true)
        .run();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Object server(Properties properties) throws ReflectiveOperationException {
    // Never closed: the broker's threads load classes to the end of the process.
    ScalaLoader scala = new ScalaLoader();
    Class<?> config = scala.loadClass(CONFIG);
    Object settings =
        config
            .getMethod("fromProps", Properties.class, boolean.class)
            .invoke(null, properties, false);
    return scala
        .loadClass(SERVER)
        .getConstructor(config, Time.class)
        .newInstance(settings, Time.SYSTEM);
  }

  /** Threads of the broker look for classes where the thread that started them did. */
  private void start() throws ReflectiveOperationException {
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    current.setContextClassLoader(server.getClass().getClassLoader());
    try {
      call("startup");
    } catch (ReflectiveOperationException e) {
      close();
      throw e;
    } finally {
      current.setContextClassLoader(before);
    }
  }

  private void call(String method) throws ReflectiveOperationException {
    server.getClass().getMethod(method).invoke(server);
  }

  private static LocalException failure(String what, Exception error) {
    Throwable cause =
        error instanceof InvocationTargetException && error.getCause() != null
            ? error.getCause()
            : error;
    String detail =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new LocalException(what + ": " + detail.lines().findFirst().orElse(detail), cause);
  }

  /** Where clients reach it, as their {@code bootstrap.servers} wants it. */
  public String bootstrapServers() {
    return BrokerProperties.ADDRESS + ":" + port;
  }

  /** Writes out what is in memory and stops. */
  @Override
  public void close() {
    try {
      call("shutdown");
      call("awaitShutdown");
    } catch (ReflectiveOperationException e) {
      throw failure("Kafka did not stop as it should", e);
    } finally {
      lock.close();
    }
  }
}

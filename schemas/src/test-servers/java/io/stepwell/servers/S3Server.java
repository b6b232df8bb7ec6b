package io.stepwell.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An object store of the test's own: Versity's gateway over a directory. It looks at signatures as
 * Amazon's does.
 */
public final class S3Server implements AutoCloseable {

  private static final String PROGRAM = "versitygw-v1.8.0";
  private static final String ACCESS_KEY = "stepwell-test";
  private static final String SECRET_KEY = "stepwell-test-secret";
  private static final String REGION = "eu-north-1";
  private static final int PATIENCE_SECONDS = 20;

  private final Path directory;
  private final int port;
  private final Process process;

  private S3Server(Path directory, int port, Process process) {
    this.directory = directory;
    this.port = port;
    this.process = process;
  }

  /** A server that answers. */
  public static S3Server start() throws IOException, InterruptedException {
    Programs.need(PROGRAM);
    Path directory = Files.createTempDirectory("stepwell-s3");
    Path objects = Files.createDirectory(directory.resolve("objects"));
    Path facts = Files.createDirectory(directory.resolve("facts"));
    int port = Programs.freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Programs.find(PROGRAM).orElseThrow().toString(),
                    "--port",
                    "127.0.0.1:" + port,
                    "--region",
                    REGION,
                    "--keep-alive",
                    "--quiet",
                    "posix",
                    // Not every file system of a test machine keeps attributes of files.
                    "--sidecar",
                    facts.toString(),
                    objects.toString()))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile());
    builder.environment().put("ROOT_ACCESS_KEY_ID", ACCESS_KEY);
    builder.environment().put("ROOT_SECRET_ACCESS_KEY", SECRET_KEY);
    S3Server server = new S3Server(directory, port, builder.start());
    server.awaitListening();
    return server;
  }

  private void awaitListening() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw new IOException(Files.readString(directory.resolve("log")), e);
        }
      }
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }

  /** Makes a container for objects, S3's bucket, and gives its {@code s3:} URI. */
  public URI newContainer(String name) throws IOException {
    URI container = URI.create("s3://" + name + "/");
    Files.createDirectory(directory(container));
    return container;
  }

  /** The directory that stands for a container: files in it are objects, and the other way round. */
  public Path directory(URI container) {
    return directory.resolve("objects").resolve(container.getHost());
  }

  /** Where it is. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** What makes programs use it, as environment variables. */
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL_S3", endpoint().toString(),
        "AWS_REGION", REGION,
        "AWS_ACCESS_KEY_ID", ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY", SECRET_KEY);
  }

  /** Has this process use it, until it is closed. */
  public S3Server use() {
    properties().forEach(System::setProperty);
    return this;
  }

  private Map<String, String> properties() {
    return Map.of(
        "aws.endpointUrlS3", endpoint().toString(),
        "aws.region", REGION,
        "aws.accessKeyId", ACCESS_KEY,
        "aws.secretAccessKey", SECRET_KEY);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    properties().keySet().forEach(System::clearProperty);
    process.destroyForcibly().waitFor();
    Programs.delete(directory);
  }
}

package io.stepwell.bench;

import io.stepwell.schemas.prometheus.WriteBody;
import io.stepwell.schemas.wire.prometheus.WriteRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Prometheus server with an empty data directory. It keeps what it is sent in memory and does not
 * compact it meanwhile, which is when it answers fastest.
 */
final class PrometheusProcess implements AutoCloseable {

  private static final Pattern LISTENS = Pattern.compile("msg=\"Listening on\" address=(\\S+)");
  private static final String READY = "Server is ready to receive web requests";
  private static final int POLL_MILLIS = 20;
  private static final int POLLS = 1_500;

  private final ChildProcess process;
  private final Asking asking = new Asking();
  private final URI address;

  private PrometheusProcess(ChildProcess process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Where the program is, if it is on the PATH. */
  static Optional<Path> program() {
    return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
        .map(directory -> Path.of(directory, "prometheus"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts the program at a free port and waits until it takes requests.
   *
   * @param directory for its data; what is in it is lost
   */
  static PrometheusProcess start(Path program, Path directory)
      throws IOException, InterruptedException {
    Directories.delete(directory);
    Files.createDirectories(directory);
    Path log = directory.resolve("log");
    ChildProcess process =
        ChildProcess.start(
            List.of(
                program.toString(),
                "--config.file=" + Files.createFile(directory.resolve("prometheus.yml")),
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--storage.tsdb.retention.time=100y",
                "--storage.tsdb.min-block-duration=2d",
                "--storage.tsdb.max-block-duration=2d",
                "--web.listen-address=127.0.0.1:0",
                "--web.enable-remote-write-receiver",
                "--enable-feature=native-histograms"),
            log);
    try {
      return new PrometheusProcess(process, awaited(process, log));
    } catch (IllegalStateException e) {
      process.close();
      throw e;
    }
  }

  private static URI awaited(ChildProcess process, Path log)
      throws IOException, InterruptedException {
    for (int poll = 0; poll < POLLS && process.isAlive(); poll++) {
      String said = Files.readString(log);
      Matcher listens = LISTENS.matcher(said);
      if (said.contains(READY) && listens.find()) {
        return URI.create("http://" + listens.group(1));
      }
      Thread.sleep(POLL_MILLIS);
    }
    throw new IllegalStateException("Prometheus did not start: " + process.lastError());
  }

  URI address() {
    return address;
  }

  /** What it takes of the machine. */
  ProcessFigures figures() {
    return process.figures();
  }

  /** Sends it samples. */
  void write(WriteRequest request) throws IOException, InterruptedException {
    write(WriteBody.of(request));
  }

  /**
   * Sends it samples.
   *
   * @param block a write request in a snappy block
   */
  void write(byte[] block) throws IOException, InterruptedException {
    asking.post(address.resolve("/api/v1/write"), block, WriteBody.headers());
  }

  @Override
  public void close() throws InterruptedException {
    process.close();
  }
}

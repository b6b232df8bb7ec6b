package io.stepwell.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Prometheus of the test's own that takes remote write. */
public final class PrometheusServer implements AutoCloseable {

  private static final String PROGRAM = "prometheus";
  private static final int PATIENCE_SECONDS = 30;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path directory;
  private final int port;
  private Process process;

  private PrometheusServer(Path directory, int port) throws IOException {
    this.directory = directory;
    this.port = port;
    this.process = launch();
  }

  /** A server that takes requests. */
  public static PrometheusServer start() throws IOException, InterruptedException {
    Programs.need(PROGRAM);
    Path directory = Files.createTempDirectory("stepwell-prometheus");
    Files.createFile(directory.resolve("prometheus.yml"));
    PrometheusServer server = new PrometheusServer(directory, Programs.freePort());
    server.awaitReady();
    return server;
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            List.of(
                Programs.find(PROGRAM).orElseThrow().toString(),
                "--config.file=" + directory.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--web.enable-remote-write-receiver"))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException(said());
      }
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return get("/-/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        BodyHandlers.ofString());
  }

  /** Where it takes remote write. */
  public String writeUrl() {
    return "http://127.0.0.1:" + port + "/api/v1/write";
  }

  /** Its JSON answer to an instant query, which has to be a success. */
  public String query(String promql, long unixSeconds) throws IOException, InterruptedException {
    HttpResponse<String> response =
        get(
            "/api/v1/query?time=%d&query=%s"
                .formatted(unixSeconds, URLEncoder.encode(promql, UTF_8)));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  /** All it has written to its log. */
  public String said() throws IOException {
    return Files.readString(log());
  }

  private Path log() {
    return directory.resolve("log");
  }

  /** Has it away, with what it has stored kept. */
  public void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /** Has it back again. */
  public void startAgain() throws IOException, InterruptedException {
    process = launch();
    awaitReady();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    Programs.delete(directory);
  }
}

package io.stepwell.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class UpCommandIT {

  private static final Pattern K6 =
      Pattern.compile("K6_CLOUD_HOST=(\\S+) K6_CLOUD_TOKEN=(\\S+) k6 run --out cloud script.js");
  private static final Pattern FLINK = Pattern.compile("Flink is at (\\S+), Kafka at \\S+");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** An {@code up} that runs until it is stopped. */
  private static final class Up implements AutoCloseable {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final Thread thread;
    private final BufferedReader out;
    private final String flink;
    private final Matcher k6;

    Up(Path home) throws IOException {
      PipedInputStream piped = new PipedInputStream();
      Terminal terminal =
          new Terminal(
              new PrintStream(new PipedOutputStream(piped), true, UTF_8),
              new PrintStream(err, true, UTF_8),
              false);
      String[] words = {"--home", home.toString(), "up", "--port", "0", "--web-port", "0"};
      thread = new Thread(() -> exitCode.complete(Stepwell.run(terminal, words)));
      thread.start();
      out = new BufferedReader(new InputStreamReader(piped, UTF_8));
      flink = next(FLINK).group(1);
      k6 = next(K6);
    }

    private Matcher next(Pattern wanted) throws IOException {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        Matcher found = wanted.matcher(line);
        if (found.find()) {
          return found;
        }
      }
      throw new AssertionError("it ended, saying " + err.toString(UTF_8));
    }

    String url() {
      return k6.group(1);
    }

    String token() {
      return k6.group(2);
    }

    void stop() {
      thread.interrupt();
      assertThat(exitCode.join()).as(err.toString(UTF_8)).isZero();
      assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Override
    public void close() {
      thread.interrupt();
      exitCode.join();
    }
  }

  @Test
  void oneProcessHasEverythingAndKeepsItsToken(@TempDir Path home) throws Exception {
    String token;
    try (Up up = new Up(home)) {
      token = up.token();
      assertThat(create(up, "Token " + token)).isEqualTo(201);
      assertThat(create(up, "Token other")).isEqualTo(401);
      assertThat(body(up.flink + "/jobs/overview")).contains("\"state\":\"RUNNING\"");
      assertThat(body(up.flink + "/")).contains("<title>Apache Flink Web Dashboard</title>");
      up.stop();
    }
    assertThat(Files.readString(home.resolve("token"))).isEqualTo(token + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("token"))))
        .isEqualTo("rw-------");
    try (Up up = new Up(home)) {
      assertThat(up.token()).isEqualTo(token);
      up.stop();
    }
  }

  private static int create(Up up, String authorization) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(up.url() + "/v1/tests"))
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"name\":\"a\",\"vus\":1,\"duration\":1}"))
            .build();
    return CLIENT.send(request, BodyHandlers.ofString()).statusCode();
  }

  private static String body(String url) throws Exception {
    HttpResponse<String> response =
        CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }
}

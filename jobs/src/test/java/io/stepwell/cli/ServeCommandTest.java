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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeCommandTest {

  private final Path directory;

  ServeCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  /** A {@code serve} that runs until it is stopped. */
  private static final class Serving implements AutoCloseable {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final Thread thread;
    private final String url;

    Serving(Path home, String... options) throws IOException {
      List<String> words = new ArrayList<>(List.of("--home", home.toString(), "serve"));
      words.addAll(List.of("--port", "0"));
      words.addAll(List.of(options));
      PipedInputStream out = new PipedInputStream();
      Terminal terminal =
          new Terminal(
              new PrintStream(new PipedOutputStream(out), true, UTF_8),
              new PrintStream(err, true, UTF_8),
              false);
      thread =
          new Thread(() -> exitCode.complete(Stepwell.run(terminal, words.toArray(new String[0]))));
      thread.start();
      String line = new BufferedReader(new InputStreamReader(out, UTF_8)).readLine();
      assertThat(line).startsWith("listening on http://127.0.0.1:");
      url = line.substring("listening on ".length());
    }

    int status(String path, String... headers) throws IOException, InterruptedException {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
      if (headers.length > 0) {
        request.headers(headers);
      }
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
      return response.statusCode();
    }

    String stop() {
      thread.interrupt();
      assertThat(exitCode.join()).isZero();
      return err.toString(UTF_8);
    }

    @Override
    public void close() {
      thread.interrupt();
    }
  }

  @Test
  void anEmptyHomeIsServedAndEveryRequestIsLogged() throws Exception {
    Path home = directory.resolve("new");
    try (Serving serving = new Serving(home)) {
      assertThat(serving.status("/readyz")).isEqualTo(200);
      assertThat(serving.status("/cloud/v5/test_runs")).isEqualTo(200);
      assertThat(serving.status("/cloud/v5/test_runs/1/metrics")).isEqualTo(404);
      assertThat(serving.stop().lines())
          .hasSize(3)
          .allMatch(line -> line.startsWith("{\"time\":"))
          .anyMatch(line -> line.contains("\"status\":404"));
    }
    assertThat(home.resolve("catalog.db")).exists();
  }

  @Test
  void aTokenHoldsForLaterStartsUntilItIsForgotten() throws Exception {
    Path file = Files.writeString(directory.resolve("tokens"), "# ours\n\nsecret-1\nsecret-2@7\n");
    String path = "/cloud/v5/load_tests";
    try (Serving serving = new Serving(directory, "--token-file", file.toString())) {
      assertThat(serving.status(path)).isEqualTo(401);
      assertThat(serving.status(path, "Authorization", "Token secret-2")).isEqualTo(200);
      assertThat(serving.stop()).doesNotContain("secret-");
    }
    try (Serving serving = new Serving(directory, "--access-log", "off")) {
      assertThat(serving.status(path)).isEqualTo(401);
      assertThat(serving.status(path, "Authorization", "Bearer secret-1")).isEqualTo(200);
      assertThat(serving.stop()).isEmpty();
    }
    Path log = directory.resolve("access.jsonl");
    try (Serving serving = new Serving(directory, "--no-token", "--access-log", log.toString())) {
      assertThat(serving.status(path)).isEqualTo(200);
      assertThat(serving.stop()).isEmpty();
    }
    assertThat(log).content().contains("\"target\":\"" + path + "\"");
  }

  @Test
  void whereRunsAreSentHoldsForLaterStartsUntilAnotherFileSaysSo() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("receivers.json"),
            """
            [{"provider":"prometheus","remoteWriteURL":"http://localhost:9/write?key=hunter2",
              "credentials":{"token":"hunter2"}},
             {"provider":"datadog","apiKey":"hunter2"}]
            """);
    String told = "stepwell: runs are sent to http://localhost:9/write.\n";
    try (Serving serving = new Serving(directory, "--remote-write-file", file.toString())) {
      assertThat(serving.stop())
          .isEqualTo(
              "stepwell: receivers.json[1] sends nothing: its provider \"datadog\" is not supported, only prometheus is.\n"
                  + told);
    }
    try (Serving serving = new Serving(directory)) {
      assertThat(serving.stop()).isEqualTo(told);
    }
    Files.writeString(file, "[]");
    try (Serving serving = new Serving(directory, "--remote-write-file", file.toString())) {
      assertThat(serving.stop()).isEmpty();
    }
  }

  @Test
  void aFileOfReceiversThatIsNoneIsRefused() throws Exception {
    Path file =
        Files.writeString(directory.resolve("receivers.json"), "{\"provider\":\"prometheus\"}");
    assertRefused(
        3, "receivers.json.remoteWriteURL is missing", "--remote-write-file", file.toString());
    assertRefused(3, "an allowed receiver is a URL", "--remote-write-allow", "prometheus");
    assertThat(directory.resolve("catalog.db")).doesNotExist();
  }

  @Test
  void withoutATokenOtherMachinesAreRefused() {
    assertRefused(2, "without a token", "--host", "0.0.0.0");
  }

  @Test
  void aTokenThatIsNoneIsNotShown() {
    CommandRun run = assertRefused(2, "--token holds no token", "--token", "two words");
    assertThat(run.err()).doesNotContain("two words");
  }

  @Test
  void aTokenFileThatIsNotThereIsSaid() {
    String file = directory.resolve("none").toString();
    assertRefused(2, "the token file " + file + " cannot be read", "--token-file", file);
  }

  @Test
  void tokensAndNoTokenDoNotGoTogether() {
    assertRefused(2, "mutually exclusive", "--no-token", "--token", "a");
  }

  @ParameterizedTest
  @CsvSource({
    "--port, 65536, --port takes a number from 0 to 65535",
    "--port, -1, --port takes a number from 0 to 65535",
    "--request-seconds, 0, --request-seconds takes a number from 1 up",
    "--max-points, -5, --max-points takes a number from 1 up",
    "--max-series, 0, --max-series takes a number from 1 up",
    "--cors, charts.example, --cors takes a scheme and a host",
    "--cors, https://charts.example/, --cors takes a scheme and a host",
    "--access-log, /no/such/directory/log, the access log /no/such/directory/log cannot be written",
  })
  void whatMakesNoSenseIsRefused(String option, String value, String sentence) {
    assertRefused(2, sentence, option, value);
  }

  @Test
  void aPortThatIsTakenIsSaid() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertRefused(5, "cannot listen on port " + port + " of 127.0.0.1", "--port", port);
    }
  }

  private CommandRun assertRefused(int exitCode, String sentence, String... options) {
    List<String> words = new ArrayList<>(List.of("--home", directory.toString(), "serve"));
    words.addAll(List.of(options));
    CommandRun run = CommandRun.of(words);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertThat(run.errors()).singleElement().asString().contains(sentence);
    return run;
  }
}

package io.stepwell.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code stepwell up} in a process of its own, as the launcher would start it. */
final class UpProcess implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String READY = "  K6_CLOUD_HOST=";
  private static final Pattern SAID = Pattern.compile("(\\S+) K6_CLOUD_TOKEN=(\\S+) k6 .*");
  private static final double NANOS = 1e9;

  private final ChildProcess process;
  private final Asking asking = new Asking();
  private final URI address;
  private final String token;
  private final double readySeconds;

  private UpProcess(ChildProcess process) throws IOException {
    this.process = process;
    Matcher said = SAID.matcher(process.awaitLine(READY));
    if (!said.matches()) {
      throw new IllegalStateException("stepwell up does not say its address and token");
    }
    this.readySeconds = (System.nanoTime() - process.startNanos()) / NANOS;
    this.address = URI.create(said.group(1));
    this.token = said.group(2);
  }

  /**
   * Starts everything over a home, at free ports, and waits until it is ready.
   *
   * @param options further ones
   */
  static UpProcess start(Path home, Path log, String... options) throws IOException {
    String[] words = {"up", "--port", "0", "--web-port", "0"};
    return new UpProcess(
        ChildProcess.start(
            StepwellCommand.lasting(
                home,
                Stream.concat(Arrays.stream(words), Arrays.stream(options)).toArray(String[]::new)),
            log));
  }

  /** How long it took to be ready. */
  double readySeconds() {
    return readySeconds;
  }

  URI address() {
    return address;
  }

  String authorization() {
    return "Token " + token;
  }

  ProcessFigures figures() {
    return process.figures();
  }

  ThreadTimes threadTimes() {
    return process.threadTimes();
  }

  /** Makes a test run, as k6 does, and returns its id. */
  long createRun(String name) throws IOException, InterruptedException {
    byte[] answer =
        asking.post(
            address.resolve("/v1/tests"),
            JSON.writeValueAsBytes(JSON.createObjectNode().put("name", name)),
            "Content-Type",
            "application/json",
            "Authorization",
            authorization());
    return JSON.readTree(answer).path("reference_id").asLong();
  }

  /** The answer to a question without groups; 0 if it has no value. */
  double ask(long run, PushedTotals.Question question) throws IOException, InterruptedException {
    String path =
        "/cloud/v5/test_runs/%d/query_aggregate_k6(metric='%s',query='%s')"
            .formatted(run, question.metric(), encoded(question.method()));
    byte[] answer = asking.get(address.resolve(path), "Authorization", authorization());
    return JSON.readTree(answer).at("/data/result/0/values/0/1").asDouble();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws InterruptedException {
    process.close();
  }
}

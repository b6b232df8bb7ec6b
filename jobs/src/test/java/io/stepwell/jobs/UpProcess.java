package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.cluster.JavaProcess;
import io.stepwell.cluster.Served;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code stepwell up} as a process of its own, as a user has it. */
public final class UpProcess implements Served, AutoCloseable {

  private static final Pattern HOST = Pattern.compile("K6_CLOUD_HOST=(http://[^\\s/]+)");
  private static final Pattern TOKEN = Pattern.compile("K6_CLOUD_TOKEN=(\\S+)");
  private static final long START_SECONDS = 90;
  private static final long LOOK_MILLIS = 50;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Process process;
  private final Path home;
  private final Path log;
  private String url = "";
  private String token = "";

  private UpProcess(Process process, Path home, Path log) {
    this.process = process;
    this.home = home;
    this.log = log;
  }

  /** Starts it over a home and waits until it tells how to reach it. */
  public static UpProcess start(Path home, String... options)
      throws IOException, InterruptedException {
    UpProcess up = launch(home, options);
    up.awaitReady();
    return up;
  }

  /** Starts it over a home, which takes seconds. */
  public static UpProcess launch(Path home, String... options) throws IOException {
    Path directory = Files.createDirectories(home.resolveSibling(home.getFileName() + "-process"));
    Path log = Files.createTempFile(directory, "up-", ".log");
    List<String> words = new ArrayList<>(List.of("--home", home.toString(), "up"));
    words.addAll(List.of(options));
    ProcessBuilder builder =
        JavaProcess.withFlink("io.stepwell.cli.Stepwell", directory, words.toArray(new String[0]));
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new UpProcess(process, home, log);
  }

  /** Waits until it tells how to reach it. */
  public void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      Matcher saysHost = HOST.matcher(said());
      Matcher saysToken = TOKEN.matcher(said());
      if (saysHost.find() && saysToken.find()) {
        url = saysHost.group(1);
        token = saysToken.group(1);
        return;
      }
      if (isOverWithin(LOOK_MILLIS) || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new AssertionError("up does not come up: " + said());
      }
    }
  }

  /** The directory that holds all of it. */
  public Path home() {
    return home;
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("K6_CLOUD_HOST", url, "K6_CLOUD_HOST_V6", url, "K6_CLOUD_TOKEN", token);
  }

  @Override
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  /** A request with the right token. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + token);
  }

  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  public String said() throws IOException {
    return Files.readString(log);
  }

  /** Whether it has ended, be it a while from now. */
  public boolean isOverWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** What it ended with. */
  public int exitCode() {
    return process.exitValue();
  }

  /** Its number among the processes of this machine. */
  public long pid() {
    return process.pid();
  }

  /** Ends it as {@code kill -9} does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Stops it as Ctrl-C does. */
  @Override
  public void close() {
    process.destroy();
    try {
      assertThat(process.waitFor(START_SECONDS, TimeUnit.SECONDS)).as("up stops").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}

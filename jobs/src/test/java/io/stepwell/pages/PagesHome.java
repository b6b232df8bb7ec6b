package io.stepwell.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.cluster.ServeProcess;
import io.stepwell.cluster.Started;
import io.stepwell.jobs.FilledHome;
import io.stepwell.jobs.RequestBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/** A home with runs that are worth looking at, and a server over it as a process of its own. */
final class PagesHome implements AutoCloseable {

  /** What two real runs of k6 are runs of. */
  static final String CHECKOUT = "checkout";

  /** Finished, with metrics of every type, thresholds and checks. */
  static final long FINISHED = 1;

  /** The same script again. */
  static final long FINISHED_AGAIN = 2;

  /** With {@link #URLS} distinct URLs. */
  static final long MANY_URLS = 3;

  static final int URLS = 5_000;

  /** Everything in it has a name of {@link HostileText}. */
  static final long HOSTILE = 4;

  /** Without any HTTP request: WebSockets. */
  static final long WEB_SOCKETS = 5;

  /** Opens a project that has no runs. */
  static final String TOKEN_OF_NOTHING = "nothing-here";

  private final Path directory;
  private final FilledHome home;
  private final ServeProcess server;

  private PagesHome(Path directory, FilledHome home, ServeProcess server) {
    this.directory = directory;
    this.home = home;
    this.server = server;
  }

  static PagesHome start() {
    try {
      Path directory = Files.createTempDirectory("stepwell-pages-");
      FilledHome home = new FilledHome(directory.resolve("home"));
      backfill(home, FINISHED, CHECKOUT, resource("/k6/run.json.gz"));
      backfill(home, FINISHED_AGAIN, CHECKOUT, resource("/k6/run2.json.gz"));
      Path urls = GeneratedOutput.ofUrls(URLS).write(directory.resolve("urls.json"));
      backfill(home, MANY_URLS, "many URLs", urls);
      Path hostile = GeneratedOutput.ofHostileTexts().write(directory.resolve("hostile.json"));
      backfill(home, HOSTILE, HostileText.MARKUP, hostile);
      backfill(home, WEB_SOCKETS, "web sockets", resource("/k6/ws.json.gz"));
      ServeProcess server =
          ServeProcess.startAt(
              directory.resolve("home"), Started.freePort(), "--token", TOKEN_OF_NOTHING + "@77");
      return new PagesHome(directory, home, server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("the server was not waited for", e);
    }
  }

  private static void backfill(FilledHome home, long run, String loadTest, Path file) {
    home.backfill(RequestBuilder.of(file).run(run).loadTest(loadTest));
  }

  private static Path resource(String name) {
    URL url = Objects.requireNonNull(PagesHome.class.getResource(name), name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What others write into while it is served. */
  FilledHome home() {
    return home;
  }

  ServeProcess server() {
    return server;
  }

  /** The path of the page of a run's load test. */
  String loadTestOf(long run) {
    JsonNode json = new Asked(server).json("/cloud/v5/test_runs/" + run);
    return "/tests/" + json.path("test_id").asLong();
  }

  @Override
  public void close() throws IOException {
    server.close();
    home.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.server.MetricsServer;
import io.stepwell.server.ServerSettings;
import io.stepwell.server.ServerSettings.Load;
import io.stepwell.server.api.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that was started on an empty home, which backfills then fill and write anew. */
class ServedBackfillTest {

  private static final List<String> PATHS =
      List.of(
          "query_aggregate_k6(metric='http_req_duration',query='histogram_quantile(0.95)%20by%20(name)')",
          "query_range_k6(metric='http_reqs',query='increase')",
          "series?match[]=checks",
          "label/status/values",
          "metrics",
          "result_summary",
          "");

  /** What is said of a run that nobody knows yet, or that is being written for the first time. */
  private static final Pattern NOTHING_YET =
      Pattern.compile(
          "there is no test run|has no samples yet|\"(value|data)\":\\[\\]"
              + "|\"http_metric_summary\":null|\"duration\":0,");

  private final HttpClient client = HttpClient.newHttpClient();

  private String ask(MetricsServer server, String path) throws IOException, InterruptedException {
    String encoded = path.replace("[", "%5B").replace("]", "%5D");
    URI uri =
        URI.create(
            "http://127.0.0.1:%d/cloud/v5/test_runs/1%s%s"
                .formatted(server.port(), path.isEmpty() ? "" : "/", encoded));
    HttpResponse<String> response =
        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(path).isIn(200, 404);
    return response.body();
  }

  @Test
  void everyAnswerIsOneThatWasRightAtSomeTime(@TempDir Path directory) throws Exception {
    Set<String> right = ConcurrentHashMap.newKeySet();
    Set<String> answers = ConcurrentHashMap.newKeySet();
    ServerSettings settings =
        new ServerSettings(
            "127.0.0.1",
            0,
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Load.usual(),
            Limits.USUAL,
            directory.resolve("exports"));
    try (FilledHome home = new FilledHome(directory);
        MetricsServer server =
            MetricsServer.start(home.catalog(), home.home().lakeFiles(), settings)) {
      AtomicBoolean done = new AtomicBoolean();
      CompletableFuture<Void> reader =
          CompletableFuture.runAsync(
              () -> {
                while (!done.get()) {
                  collect(server, answers);
                }
              });
      for (Fixture next : List.of(Fixture.RUN, Fixture.RUN2, Fixture.RUN)) {
        home.backfill(RequestBuilder.of(next.json()).run(1).replacing());
        collect(server, right);
      }
      done.set(true);
      reader.join();
    }
    assertThat(answers).anyMatch(NOTHING_YET.asPredicate());
    answers.removeIf(NOTHING_YET.asPredicate());
    assertThat(answers).hasSizeGreaterThanOrEqualTo(PATHS.size());
    assertThat(right).containsAll(answers);
  }

  private void collect(MetricsServer server, Set<String> answers) {
    try {
      for (String path : PATHS) {
        answers.add(path + " gives " + ask(server, path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

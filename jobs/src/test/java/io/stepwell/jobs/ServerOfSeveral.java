package io.stepwell.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.push.PushLimits;
import io.stepwell.server.MetricsServer;
import io.stepwell.server.ServerSettings;
import io.stepwell.server.api.Limits;
import io.stepwell.server.ingest.IngestSettings;
import io.stepwell.server.sink.KafkaPushSink;
import io.stepwell.server.sink.KafkaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One of several servers over the same catalog, lake and Kafka, and its client. */
final class ServerOfSeveral implements AutoCloseable {

  private static final String TOKEN = "s3cret";
  private static final Duration SILENCE = Duration.ofSeconds(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Catalog catalog;
  private final KafkaPushSink sink;
  private final MetricsServer server;

  private ServerOfSeveral(Catalog catalog, KafkaPushSink sink, MetricsServer server) {
    this.catalog = catalog;
    this.sink = sink;
    this.server = server;
  }

  static ServerOfSeveral start(Home home, String kafka, Path exports) {
    ServerSettings settings =
        new ServerSettings(
            "127.0.0.1",
            0,
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            ServerSettings.Load.usual(),
            Limits.USUAL,
            exports);
    Catalog catalog = home.openCatalog();
    KafkaPushSink sink =
        KafkaPushSink.connect(KafkaSettings.usual(kafka, KafkaSettings.USUAL_TOPIC));
    IngestSettings ingest =
        new IngestSettings(sink, PushLimits.DEFAULT, SILENCE, InstantSource.system());
    MetricsServer server = MetricsServer.start(catalog, home.lakeFiles(), settings, ingest);
    return new ServerOfSeveral(catalog, sink, server);
  }

  /** What came back. */
  record Answer(int status, String body) {

    /** The body of an answer that has this status. */
    String expect(int wanted) {
      assertThat(status).as(body).isEqualTo(wanted);
      return body;
    }
  }

  private HttpRequest.Builder request(String path, String token) {
    URI uri =
        URI.create(
            "http://127.0.0.1:" + server.port() + path.replace("(", "%28").replace("'", "%27"));
    return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString(UTF_8));
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Answer get(String path) {
    return send(request(path, TOKEN));
  }

  JsonNode getJson(String path) {
    try {
      return JSON.readTree(get(path).expect(200));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int status(String path, String token) {
    return send(request(path, token)).status();
  }

  Answer post(String path, byte[] body) {
    return post(path, body, Map.of());
  }

  Answer post(String path, byte[] body, Map<String, String> headers) {
    HttpRequest.Builder request =
        request(path, TOKEN)
            .header("User-Agent", "k6cloud/2.2.0")
            .POST(BodyPublishers.ofByteArray(body));
    Map<String, String> all = new HashMap<>(headers);
    all.putIfAbsent("Content-Type", "application/json");
    all.forEach(request::header);
    return send(request);
  }

  /** Sends what a real k6 has pushed. */
  Answer push(long run, byte[] body) {
    return post(
        "/v2/metrics/" + run,
        body,
        Map.of(
            "Content-Type", "application/x-protobuf",
            "Content-Encoding", "snappy",
            "K6-Metrics-Protocol-Version", "2.0"));
  }

  @Override
  public void close() {
    server.close();
    sink.close();
    catalog.close();
  }
}

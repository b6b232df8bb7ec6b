package io.stepwell.jobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.query.Selector;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.push.PushRecord;
import io.stepwell.schemas.remotewrite.AllowedReceivers;
import io.stepwell.schemas.remotewrite.Credentials;
import io.stepwell.schemas.remotewrite.ExportedMetric;
import io.stepwell.schemas.remotewrite.KeyPlace;
import io.stepwell.schemas.remotewrite.RemoteWriteBlock;
import io.stepwell.schemas.remotewrite.RemoteWrites;
import io.stepwell.server.MetricsServer;
import io.stepwell.server.ServerSettings;
import io.stepwell.server.api.Limits;
import io.stepwell.server.ingest.IngestSettings;
import io.stepwell.server.ingest.RemoteWriteRules;
import io.stepwell.server.sink.PushSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Which of a script's apm options reach a server from a real k6, and what its user hears of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class K6RemoteWriteIT {

  private static final String SECRET = "hunter2-and-more";

  /** A version, a way in which it streams, and what its script says. */
  private enum Kind {
    EXT_1("v1.8.1", "cloud run --local-execution", "ext", 10),
    CLOUD_1("v1.8.1", "cloud run --local-execution", "cloud", 10),
    EXT_2("v2.2.0", "cloud run --local-execution", "ext", 10),
    CLOUD_2("v2.2.0", "cloud run --local-execution", "cloud", 10),
    OUT_CLOUD_1("v1.8.1", "run --out cloud", "cloud", 10),
    OUT_CLOUD_2("v2.2.0", "run --out cloud", "cloud", 10),
    WRONG_1("v1.8.1", "cloud run --local-execution", "cloud", 11),
    WRONG_2("v2.2.0", "cloud run --local-execution", "cloud", 11);

    private final String version;
    private final String words;
    private final String place;
    private final int rate;

    Kind(String version, String words, String place, int rate) {
      this.version = version;
      this.words = words;
      this.place = place;
      this.rate = rate;
    }

    List<String> arguments() {
      List<String> all = new ArrayList<>(List.of(words.split(" ")));
      all.addAll(List.of("--env", "PLACE=" + place, "--env", "RATE=" + rate));
      all.addAll(List.of("--env", "SECRET=" + SECRET, "exported.js"));
      return all;
    }
  }

  /** What is pushed matters to nobody here. */
  private static final class NoSink implements PushSink {
    @Override
    public CompletionStage<Void> send(PushRecord push) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
      // There is nothing to end.
    }
  }

  private final Path directory;
  private final Home home;
  private final KeyPlace key;
  private final Catalog catalog;
  private final MetricsServer server;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Map<Kind, K6Program.Running> started = new EnumMap<>(Kind.class);

  K6RemoteWriteIT(@TempDir Path directory) {
    this.directory = directory;
    this.home = Home.at(directory.resolve("home"));
    this.key = KeyPlace.of(home);
    this.catalog = home.createCatalog();
    ServerSettings settings =
        new ServerSettings(
            "127.0.0.1",
            0,
            Optional.empty(),
            Set.of(),
            Optional.of(log),
            ServerSettings.Load.usual(),
            Limits.USUAL,
            home.exports());
    RemoteWriteRules rules = new RemoteWriteRules(AllowedReceivers.ANY, key);
    this.server =
        MetricsServer.start(
            catalog, home.lakeFiles(), settings, IngestSettings.usual(new NoSink(), rules));
  }

  @BeforeAll
  void start() throws IOException {
    String url = "http://127.0.0.1:" + server.port();
    for (Kind kind : Kind.values()) {
      Path here = Files.createDirectories(directory.resolve(kind.name()));
      try (InputStream script = Kind.class.getResourceAsStream("/scripts/exported.js")) {
        Files.write(here.resolve("exported.js"), Objects.requireNonNull(script).readAllBytes());
      }
      Map<String, String> environment =
          Map.of(
              "K6_CLOUD_HOST", url,
              "K6_CLOUD_HOST_V6", url,
              "K6_CLOUD_TOKEN", "any",
              "K6_CLOUD_STACK_ID", "1",
              "K6_CLOUD_PROJECT_ID", "1");
      started.put(
          kind,
          K6Program.of(kind.version)
              .start(here, environment, kind.arguments().toArray(String[]::new)));
    }
  }

  @AfterAll
  void close() {
    server.close();
    catalog.close();
  }

  private K6Program.Ended ended(Kind kind) throws InterruptedException {
    return Objects.requireNonNull(started.get(kind), kind.name()).await();
  }

  private List<RemoteWriteBlock> blocks(K6Program.Ended ended) {
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    return new RemoteWrites(catalog, key).of(StreamingK6.run(ended.output())).blocks();
  }

  @ParameterizedTest
  @EnumSource(names = {"EXT_1", "CLOUD_1", "EXT_2", "CLOUD_2"})
  void whoeverSendsItsOptionsHasItsBlocksKept(Kind kind) throws Exception {
    String place = kind.name().startsWith("EXT") ? "ext.loadimpact.apm[0]" : "cloud.apm[0]";
    Selector errors = Selector.parse("http_reqs{status=~\"5..\",name!=\"health ü\"}");
    assertThat(blocks(ended(kind)))
        .containsExactly(
            new RemoteWriteBlock(
                place,
                URI.create("http://prometheus.example:9090/api/v1/write"),
                new Credentials.Bearer(SECRET),
                List.of(
                    new ExportedMetric(Selector.parse("vus"), "k6_vus", List.of()),
                    new ExportedMetric(errors, "k6_server_errors", List.of("name", "status"))),
                true,
                10));
  }

  @ParameterizedTest
  @EnumSource(names = {"OUT_CLOUD_1", "OUT_CLOUD_2"})
  void withOutCloudNoOptionsAreSent(Kind kind) throws Exception {
    assertThat(blocks(ended(kind))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"WRONG_1", "WRONG_2"})
  void aWrongBlockStopsTheTestWithTheSentence(Kind kind) throws Exception {
    K6Program.Ended ended = ended(kind);
    assertThat(ended.exitCode()).isEqualTo(255);
    assertThat(ended.output())
        .contains("cloud.apm[0].resampleRate is no whole number of seconds from 1 to 10");
  }

  @Test
  void k6SaysWhichProviderIsNotSupported() throws Exception {
    assertThat(ended(Kind.CLOUD_1).output())
        .contains("cloud.apm[1] sends nothing: its provider \\\"datadog\\\" is not supported");
  }

  @Test
  void whatIsSecretIsKeptNowhereInClear() throws Exception {
    for (Kind kind : Kind.values()) {
      ended(kind);
    }
    assertThat(log.toString(ISO_8859_1)).contains("start_local_execution").doesNotContain(SECRET);
    try (Stream<Path> files = Files.walk(home.directory())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, ISO_8859_1)).as(file.toString()).doesNotContain(SECRET);
      }
    }
  }
}

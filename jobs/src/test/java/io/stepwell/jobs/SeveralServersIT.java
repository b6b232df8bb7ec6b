package io.stepwell.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.local.LocalBackend;
import io.stepwell.local.LocalSettings;
import io.stepwell.schemas.catalog.AccessToken;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.server.access.GivenTokens;
import io.stepwell.servers.PostgresServer;
import io.stepwell.servers.S3Server;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers with one catalog in PostgreSQL, one lake in an object store and one Kafka are as one:
 * whatever is said to the one, the other knows.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralServersIT {

  private static final RecordedPushes RECORDED = RecordedPushes.of("v2.2.0-run");
  private static final long BACKFILLED = RecordedPushes.RUN - 1;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<AutoCloseable> started = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Path directory;
  private Home home = Home.at(Path.of("."));
  private List<ServerOfSeveral> servers = List.of();

  SeveralServersIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeAll
  void start() throws Exception {
    PostgresServer postgres = PostgresServer.start();
    started.add(postgres);
    S3Server store = S3Server.start().use();
    started.add(store);
    URI lake = store.newContainer("k6-data").resolve("lake/");
    home =
        new Home(
            directory.resolve("home"),
            Optional.of(lake),
            Optional.of(postgres.newDatabase("stepwell")));
    // All of them make the tables that are missing, at the same time.
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Callable<FilledHome>> openings = List.of(this::open, this::open, this::open, this::open);
    for (Future<FilledHome> opened : threads.invokeAll(openings)) {
      opened.get().close();
    }
    threads.shutdown();
    setTokens("s3cret");
    LocalBackend backend =
        LocalBackend.start(
            home,
            new LocalSettings(Optional.empty(), "0", Duration.ofMillis(500), 2),
            notes::add,
            notes::add);
    started.add(backend);
    ServerOfSeveral first =
        ServerOfSeveral.start(home, backend.bootstrapServers(), directory.resolve("exports-1"));
    started.add(first);
    ServerOfSeveral second =
        ServerOfSeveral.start(home, backend.bootstrapServers(), directory.resolve("exports-2"));
    started.add(second);
    servers = List.of(first, second);
  }

  private FilledHome open() {
    return new FilledHome(home);
  }

  @AfterAll
  void stop() throws Exception {
    for (int i = started.size() - 1; i >= 0; i--) {
      started.get(i).close();
    }
  }

  private ServerOfSeveral server(int i) {
    return servers.get(i % servers.size());
  }

  private void setTokens(String... texts) {
    GivenTokens given = new GivenTokens();
    for (String text : texts) {
      given.add("the test", text);
    }
    List<AccessToken> tokens = given.tokens().orElseThrow();
    try (FilledHome opened = open()) {
      opened.catalog().setAccessTokens(tokens);
    }
  }

  private static byte[] creation(String name) {
    return "{\"name\":\"%s\",\"vus\":3,\"duration\":30}".formatted(name).getBytes(UTF_8);
  }

  private long create(int server, String key) throws Exception {
    String body =
        server(server)
            .post("/v1/tests", creation("checkout"), Map.of("K6-Idempotency-Key", key))
            .expect(201);
    return Long.parseLong(JSON.readTree(body).path("reference_id").asText());
  }

  @Test
  @Order(1)
  void aRunGoesThroughBothFromItsCreationToItsEnd() throws Exception {
    try (FilledHome opened = open()) {
      opened.backfill(RequestBuilder.of(RECORDED.json()).run(BACKFILLED));
      Map<String, Double> expected = LiveIT.figures(opened, BACKFILLED);

      long run = create(0, "the run");
      assertThat(run).isEqualTo(RecordedPushes.RUN);
      int turn = 0;
      for (byte[] push : RECORDED.bodies()) {
        for (int repeated = 0; repeated < 2; repeated++) {
          server(++turn).push(run, push).expect(204);
        }
      }
      server(0)
          .post("/v1/tests/" + run, "{\"run_status\":3,\"result_status\":0}".getBytes(UTF_8))
          .expect(200);

      assertThat(status(json(1, "/cloud/v5/test_runs/" + run)))
          .isEqualTo(RunStatus.FINISHED.code());
      Awaited.until(
          PATIENCE,
          () -> LiveIT.figures(opened, run),
          found -> assertThat(found).isEqualTo(expected));
      String question =
          "/query_aggregate_k6(metric='http_req_duration',query='histogram_quantile(0.95)')";
      assertThat(json(0, "/cloud/v5/test_runs/" + run + question))
          .isEqualTo(json(1, "/cloud/v5/test_runs/" + run + question));
      assertThat(notes).isEmpty();
    }
  }

  private static int status(JsonNode run) {
    return run.path("run_status").asInt();
  }

  private JsonNode json(int server, String path) throws Exception {
    return JSON.readTree(server(server).get(path).expect(200));
  }

  @Test
  @Order(2)
  void aCreationThatIsRepeatedAnywhereIsOneAndOthersAreOthers() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Callable<Long>> same = new ArrayList<>();
    List<Callable<Long>> others = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      int number = i;
      same.add(() -> create(number, "the same"));
      others.add(() -> create(number, "number " + number));
    }
    List<Future<Long>> ofSame = threads.invokeAll(same);
    List<Future<Long>> ofOthers = threads.invokeAll(others);
    threads.shutdown();

    assertThat(values(ofSame)).hasSize(1);
    assertThat(values(ofOthers)).hasSize(16).doesNotContainAnyElementsOf(values(ofSame));
  }

  private static Set<Long> values(List<Future<Long>> futures) throws Exception {
    Set<Long> values = new TreeSet<>();
    for (Future<Long> future : futures) {
      values.add(future.get());
    }
    return values;
  }

  @Test
  @Order(3)
  void aRunThatIsWrittenAnewIsNewForBothAtOnce() throws Exception {
    String path = "/cloud/v5/test_runs/%d/metrics".formatted(BACKFILLED);
    JsonNode before = json(0, path);
    assertThat(json(1, path)).isEqualTo(before);

    try (FilledHome opened = open()) {
      opened.backfill(RequestBuilder.of(Fixture.WS.json()).run(BACKFILLED).replacing());
    }
    JsonNode after = json(0, path);
    assertThat(after).isNotEqualTo(before);
    assertThat(json(1, path)).isEqualTo(after);
  }

  @Test
  @Order(4)
  void aRunThatFallsSilentTimesOutOnceForBoth() throws Exception {
    long run = create(0, "silent");
    String path = "/cloud/v5/test_runs/" + run;

    JsonNode first =
        Awaited.until(
            PATIENCE,
            () -> server(1).getJson(path),
            found -> assertThat(status(found)).isEqualTo(RunStatus.TIMED_OUT.code()));
    assertThat(json(0, path)).isEqualTo(first);
  }

  @Test
  @Order(5)
  void tokensThatAreChangedHoldForBoth() throws Exception {
    setTokens("another");

    for (ServerOfSeveral server : servers) {
      Awaited.until(
          PATIENCE,
          () -> server.status("/cloud/v5/test_runs", "s3cret"),
          status -> assertThat(status).isEqualTo(401));
      assertThat(server.status("/cloud/v5/test_runs", "another")).isNotEqualTo(401);
    }
  }
}

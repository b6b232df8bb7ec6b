package io.stepwell.server.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.LiveRuns;
import io.stepwell.schemas.push.PushLimits;
import io.stepwell.schemas.remotewrite.AllowedReceivers;
import io.stepwell.schemas.remotewrite.Credentials;
import io.stepwell.schemas.remotewrite.KeyPlace;
import io.stepwell.schemas.remotewrite.RemoteWriteBlock;
import io.stepwell.schemas.remotewrite.RemoteWrites;
import io.stepwell.server.RawResponse;
import io.stepwell.server.TestHome;
import io.stepwell.server.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs whose own options name receivers, asked for in each of the ways in which k6 tells them. */
class RemoteWriteCreationTest {

  private static final String ALLOWED = "http://prometheus.example:9090";
  private static final String BLOCK =
      """
      {"provider":"prometheus","remoteWriteURL":"http://prometheus.example:9090/api/v1/write",
       "credentials":{"username":"me","password":"hunter2"},"resampleRate":1}
      """;
  private static final String OTHER = "{\"provider\":\"datadog\",\"apiKey\":\"hunter2\"}";
  private static final String UNSUPPORTED =
      "cloud.apm[1] sends nothing: its provider \"datadog\" is not supported, only prometheus is";

  private final TestHome home = TestHome.create();
  private final KeyPlace key = new KeyPlace(home.directory().resolve("secret-key").toString());
  private TestServer server = server(home, key);
  private final long loadTest =
      home.catalog().addLoadTest(Catalog.DEFAULT_PROJECT, "checkout").orElseThrow().id();

  private static TestServer server(TestHome home, KeyPlace key) {
    RemoteWriteRules rules = new RemoteWriteRules(AllowedReceivers.of(List.of(ALLOWED)), key);
    return TestServer.over(home)
        .ingest(
            new IngestSettings(
                new KeptPushes(),
                PushLimits.DEFAULT,
                LiveRuns.SILENCE,
                InstantSource.system(),
                rules))
        .start();
  }

  @AfterEach
  void close() {
    server.close();
    home.close();
  }

  private static String cloud(String... blocks) {
    return "{\"cloud\":{\"apm\":[" + String.join(",", blocks) + "]}}";
  }

  /** As {@code k6 cloud run --local-execution} of 1.x does. */
  private RawResponse withArchive(String options) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String name = "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\ncheckout\r\n--x\r\n";
    String file = "Content-Disposition: form-data; name=\"file\"; filename=\"archive.tar\"\r\n\r\n";
    body.writeBytes((name + file).getBytes(UTF_8));
    body.writeBytes(archive("{\"options\":" + options + "}"));
    body.writeBytes("\r\n--x--\r\n".getBytes(UTF_8));
    return server.post(
        "/v1/tests", body.toByteArray(), "Content-Type: multipart/form-data; boundary=x");
  }

  private static byte[] archive(String metadata) throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(tar)) {
      TarArchiveEntry entry = new TarArchiveEntry("metadata.json");
      byte[] bytes = metadata.getBytes(UTF_8);
      entry.setSize(bytes.length);
      out.putArchiveEntry(entry);
      out.write(bytes);
      out.closeArchiveEntry();
    }
    return tar.toByteArray();
  }

  /** As {@code k6 cloud run --local-execution} of 2.x does. */
  private RawResponse provisioned(String options) {
    return server.postJson(
        "/provisioning/v1/load_tests/" + loadTest + "/start_local_execution",
        "{\"options\":" + options + ",\"max_vus\":1,\"total_duration\":5}");
  }

  private List<RemoteWriteBlock> blocks(long run) {
    return new RemoteWrites(home.catalog(), key).of(run).blocks();
  }

  @Test
  void theBlocksOfTheOptionsAreKeptWithTheRun() throws Exception {
    long first = withArchive(cloud(BLOCK)).json().path("reference_id").asLong();
    long second =
        provisioned("{\"ext\":{\"loadimpact\":{\"apm\":" + BLOCK + "}},\"cloud\":null}")
            .json()
            .path("test_run_id")
            .asLong();

    assertThat(blocks(first)).extracting(RemoteWriteBlock::name).containsExactly("cloud.apm[0]");
    assertThat(blocks(second))
        .extracting(RemoteWriteBlock::name)
        .containsExactly("ext.loadimpact.apm");
    for (long run : List.of(first, second)) {
      assertThat(blocks(run).get(0).credentials())
          .isEqualTo(new Credentials.Basic("me", "hunter2"));
      assertThat(blocks(run).get(0).resampleSeconds()).isEqualTo(1);
    }
  }

  @Test
  void theirSecretsAreToldNowhere() throws Exception {
    withArchive(cloud(BLOCK, OTHER));
    provisioned(cloud(BLOCK, OTHER));

    for (String target : ANSWERS) {
      RawResponse answer = server.get(target);
      assertThat(answer.status()).as(target).isEqualTo(200);
      assertThat(answer.text()).as(target).isNotEmpty().doesNotContain("hunter2");
    }
    TestServer before = server;
    before.close();
    server = server(home, key);
    assertThat(before.log()).contains("/v1/tests").doesNotContain("hunter2");
    try (Stream<Path> files = Files.walk(home.directory())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, ISO_8859_1))
            .as(file.toString())
            .doesNotContain("hunter2");
      }
    }
  }

  private static final List<String> ANSWERS =
      List.of(
          "/cloud/v6/test_runs/1",
          "/cloud/v6/test_runs",
          "/cloud/v5/test_runs/1",
          "/cloud/v5/test_runs/1/logs",
          "/cloud/v5/test_runs/2/logs",
          "/loadtests/v2/runs/1",
          "/runs/1");

  @Test
  void ofOtherProvidersTheUserHearsAndTheRunGoesOn() throws Exception {
    RawResponse created = withArchive(cloud(BLOCK, OTHER));
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().at("/logs/0/level").asText()).isEqualTo("warning");
    assertThat(created.json().at("/logs/0/message").asText()).isEqualTo(UNSUPPORTED);
    assertThat(provisioned(cloud(BLOCK, OTHER)).status()).isEqualTo(200);
    for (long run : List.of(1L, 2L)) {
      assertThat(
              server.get("/cloud/v5/test_runs/" + run + "/logs").json().findValuesAsText("message"))
          .containsExactly(UNSUPPORTED);
      assertThat(blocks(run)).hasSize(1);
    }
  }

  @Test
  void aBlockThatCannotBeFollowedRefusesTheRunInOneSentence() throws Exception {
    assertRefused(
        cloud(BLOCK.replace("\"resampleRate\":1", "\"resampleRate\":11")),
        "cloud.apm[0].resampleRate is no whole number of seconds from 1 to 10; leave it out for 3");
    assertRefused(
        cloud(BLOCK.replace("prometheus.example", "169.254.169.254")),
        "cloud.apm[0].remoteWriteURL is no receiver that this server sends to; ask who runs it to allow it with --remote-write-allow");
    Files.writeString(Path.of(key.file()), "short");
    assertRefused(
        cloud(BLOCK),
        "the credentials in this run's apm blocks cannot be kept by this server: the key in %s is shorter than 32 characters; make one with openssl rand -hex 32"
            .formatted(key.file()));
    assertThat(home.catalog().runs()).isEmpty();
  }

  private void assertRefused(String options, String sentence) throws IOException {
    for (RawResponse answer : List.of(withArchive(options), provisioned(options))) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().at("/error/message").asText()).isEqualTo(sentence);
    }
  }

  @Test
  void aDeletedRunTakesItsSecretsWithIt() throws Exception {
    long run = withArchive(cloud(BLOCK)).json().path("reference_id").asLong();
    server.postJson("/v1/tests/" + run, "{\"result_status\":0,\"run_status\":3,\"thresholds\":{}}");

    assertThat(home.catalog().delete(run)).isTrue();
    assertThat(home.catalog().remoteWrites().ofRun(run)).isEmpty();
  }
}

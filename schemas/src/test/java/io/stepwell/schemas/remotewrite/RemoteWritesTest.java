package io.stepwell.schemas.remotewrite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.LiveRunRequest;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.schemas.catalog.StoredRemoteWrite;
import io.stepwell.schemas.k6.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How blocks are kept in the catalog and found again, and that their secrets are not read there.
 */
class RemoteWritesTest {

  private static final String SECRET = "hunter2-and-more";
  private static final String OPTIONS =
      """
      {"cloud":{"apm":[
        {"provider":"prometheus","remoteWriteURL":"http://one:9090/api/v1/write?key=hunter2-and-more",
         "credentials":{"token":"hunter2-and-more"},"resampleRate":1,"includeTestRunId":true,
         "metrics":[{"sourceMetric":"http_reqs{status!~\\"5..\\",name=\\"a \\\\\\"b\\\\\\"\\"}",
                     "targetMetric":"served","keepTags":["name","status"]}]},
        {"provider":"prometheus","remoteWriteURL":"http://two/write",
         "credentials":{"username":"me","password":"hunter2-and-more"}},
        {"provider":"prometheus","remoteWriteURL":"http://three/write"}]}}
      """;

  private final Path directory;
  private final Home home;
  private final KeyPlace key;
  private final Catalog catalog;

  RemoteWritesTest(@TempDir Path directory) {
    this.directory = directory;
    this.home = Home.at(directory.resolve("home"));
    this.key = KeyPlace.of(home);
    this.catalog = home.createCatalog();
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  private static RunOptions options(String text) throws IOException {
    return RunOptions.of(new ObjectMapper().readTree(text));
  }

  private long run(String loadTest, List<StoredRemoteWrite> remoteWrites) {
    return catalog
        .liveRuns()
        .create(
            new LiveRunRequest(
                "",
                Catalog.DEFAULT_PROJECT,
                loadTest,
                RunStatus.CREATED,
                Instant.EPOCH,
                "k6",
                "{}",
                "{}",
                new LiveRun.Plan(1, 1),
                remoteWrites))
        .run()
        .id();
  }

  private RunRemoteWrites of(long run) {
    return new RemoteWrites(catalog, key).of(run);
  }

  private RemoteWriteFile file(String text) throws IOException {
    return RemoteWriteFile.read(Files.writeString(directory.resolve("receivers.json"), text));
  }

  @Test
  void theBlocksOfARunAreFoundAsTheyWereRead() throws Exception {
    RunOptions options = options(OPTIONS);
    long run = run("checkout", options.stored(key));

    assertThat(of(run)).isEqualTo(new RunRemoteWrites(options.blocks(), List.of()));
    assertThat(of(run).blocks().get(0).url()).hasQuery("key=" + SECRET);
    assertThat(of(run).toString()).contains("http://one:9090/api").doesNotContain("hunter2");
    assertThat(of(run + 1).blocks()).isEmpty();
    assertThat(new RemoteWrites(catalog, key).any()).isTrue();
  }

  @Test
  void secretsCannotBeReadInTheHome() throws Exception {
    run("checkout", options(OPTIONS).stored(key));
    file("[{\"provider\":\"prometheus\",\"remoteWriteURL\":\"http://x\",\"credentials\":{\"token\":\"hunter2\"}}]")
        .storeIn(catalog, key);
    catalog.close();

    try (Stream<Path> files = Files.walk(home.directory())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, ISO_8859_1))
            .as(file.toString())
            .doesNotContain("hunter2");
      }
    }
    Set<PosixFilePermission> permissions =
        Files.getPosixFilePermissions(home.directory().resolve("secret-key"));
    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
  }

  @Test
  void withoutSecretsThereIsNoKey() throws Exception {
    String open =
        "{\"cloud\":{\"apm\":{\"provider\":\"prometheus\",\"remoteWriteURL\":\"http://x/y\"}}}";
    long run = run("checkout", options(open).stored(KeyPlace.environment()));

    assertThat(new RemoteWrites(catalog, KeyPlace.environment()).of(run).blocks()).hasSize(1);
    assertThat(home.directory().resolve("secret-key")).doesNotExist();
  }

  @Test
  void withAnotherKeyWhatHasSecretsIsNotSentAndTheRestIs() throws Exception {
    long run = run("checkout", options(OPTIONS).stored(key));
    Files.writeString(home.directory().resolve("secret-key"), "0123456789abcdef0123456789abcdef");

    RunRemoteWrites found = of(run);
    assertThat(found.blocks()).extracting(RemoteWriteBlock::name).containsExactly("cloud.apm[2]");
    assertThat(found.problems())
        .containsExactly(
            "cloud.apm[0] is not sent: its credentials do not open with this key; give the environment's STEPWELL_SECRET_KEY alike to servers and jobs",
            "cloud.apm[1] is not sent: its credentials do not open with this key; give the environment's STEPWELL_SECRET_KEY alike to servers and jobs");
  }

  @Test
  void sealedSecretsAreGoodForTheirReceiverOnly() throws Exception {
    StoredRemoteWrite stored = options(OPTIONS).stored(key).get(1);
    String elsewhere = stored.block().replace("http://two/", "http://evil/");
    long run = run("checkout", List.of(new StoredRemoteWrite(elsewhere, stored.sealed())));

    assertThat(of(run).blocks()).isEmpty();
    assertThat(of(run).problems()).hasSize(1);
  }

  @Test
  void aKeyThatIsNoneIsRefused() throws Exception {
    assertThatThrownBy(() -> options(OPTIONS).stored(KeyPlace.environment()))
        .isInstanceOf(SealingException.class)
        .hasMessage(
            "there is no key for credentials; give the environment's STEPWELL_SECRET_KEY alike to servers and jobs");
    Path file = Files.writeString(home.directory().resolve("secret-key"), "short\n");
    assertThatThrownBy(() -> options(OPTIONS).stored(key))
        .isInstanceOf(SealingException.class)
        .hasMessage(
            "the key in %s is shorter than 32 characters; make one with openssl rand -hex 32"
                .formatted(file));
  }

  @Test
  void theServersBlocksAreForTheRunsThatTheyName() throws Exception {
    file("""
            [{"provider":"prometheus","remoteWriteURL":"http://all/"},
             {"provider":"prometheus","remoteWriteURL":"http://checkout/","loadTests":["checkout"]},
             {"provider":"prometheus","remoteWriteURL":"http://other/","projects":[7]},
             {"provider":"prometheus","remoteWriteURL":"http://both/","projects":[1],
              "loadTests":["search","checkout"]}]
            """)
        .storeIn(catalog, key);

    assertThat(of(run("checkout", List.of())).blocks())
        .extracting(RemoteWriteBlock::receiver)
        .containsExactly("http://all/", "http://checkout/", "http://both/");
    assertThat(of(run("browse", List.of())).blocks())
        .extracting(RemoteWriteBlock::name)
        .containsExactly("receivers.json[0]");
    assertThat(of(99).blocks()).isEmpty();
    file("[]").storeIn(catalog, key);
    assertThat(of(run("checkout", List.of())).blocks()).isEmpty();
  }

  @Test
  void whatARunSendsItselfTheServerDoesNotSendAgain() throws Exception {
    file("{\"provider\":\"prometheus\",\"remoteWriteURL\":\"http://three/write\",\"metrics\":[\"checks\"]}")
        .storeIn(catalog, key);

    List<RemoteWriteBlock> blocks = of(run("checkout", options(OPTIONS).stored(key))).blocks();
    assertThat(blocks).hasSize(4);
    assertThat(blocks.get(3).name()).isEqualTo("receivers.json");
    assertThat(blocks.get(3).metrics())
        .extracting(ExportedMetric::target)
        .containsExactly("k6_checks");
  }

  @Test
  void credentialsOfTheServerMayBeInFilesAndInTheEnvironment() throws Exception {
    Path password = Files.writeString(directory.resolve("password"), SECRET + "\n");
    file("""
            {"provider":"prometheus","remoteWriteURL":"http://x/",
             "credentials":{"username":{"env":"PATH"},"password":{"file":"%s"}}}
            """
            .formatted(password)
            .replace("PATH", variable()))
        .storeIn(catalog, key);

    assertThat(of(run("checkout", List.of())).blocks().get(0).credentials().fields())
        .containsEntry("password", SECRET)
        .containsEntry("username", Optional.ofNullable(System.getenv(variable())).orElseThrow());
  }

  /** One that is set, whose value has no colon. */
  private static String variable() {
    return System.getenv().entrySet().stream()
        .filter(entry -> entry.getKey().matches("\\w+") && entry.getValue().matches("\\w+"))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  @Test
  void aFileThatIsNoneIsRefused() throws Exception {
    assertThatThrownBy(() -> RemoteWriteFile.read(directory.resolve("none.json")))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "the remote write file %s cannot be read".formatted(directory.resolve("none.json")));
    for (String[] mistake : MISTAKES) {
      assertThatThrownBy(() -> file(mistake[0]))
          .as(mistake[0])
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining(mistake[1])
          .hasMessageNotContaining("hunter2");
    }
  }

  private static final String BLOCK =
      "{\"provider\":\"prometheus\",\"remoteWriteURL\":\"http://x/\"";

  private static final String[][] MISTAKES = {
    {"[x", "receivers.json is no JSON, or has a key twice: line 1, column"},
    {"[" + BLOCK + ",\"credentials\":{\"token\":\"hunter2}}]", "line 1, column"},
    {BLOCK + ",\"provider\":\"x\"}", "has a key twice"},
    {"7", "receivers.json is neither a block nor a list of at most 50 of them"},
    {"[" + BLOCK + ",\"resampleRate\":11}]", "receivers.json[0].resampleRate is no whole number"},
    {BLOCK + ",\"projects\":[\"a\"]}", "receivers.json.projects has an element that is no id"},
    {BLOCK + ",\"loadTests\":[1]}", "receivers.json.loadTests has an element that is no name"},
    {
      "[" + BLOCK + "}," + BLOCK + ",\"projects\":[1]}]",
      "receivers.json[0] and receivers.json[1] both send k6_data_sent to the same receiver"
    },
    {
      BLOCK + ",\"credentials\":{\"token\":{\"env\":\"NO_SUCH_VARIABLE\"}}}",
      "receivers.json.credentials.token is to come from the environment's NO_SUCH_VARIABLE, which is not set"
    },
    {
      BLOCK + ",\"credentials\":{\"token\":{\"file\":\"/no/such/file\"}}}",
      "receivers.json.credentials.token is to come from the file /no/such/file, which cannot be read"
    },
    {
      BLOCK + ",\"credentials\":{\"token\":{}}}",
      "receivers.json.credentials.token is no text, and no object with one of the keys env and file"
    },
  };

  @Test
  void blocksForDifferentRunsMaySendTheSame() throws Exception {
    file("[" + BLOCK + ",\"projects\":[1]}," + BLOCK + ",\"projects\":[2]}]").storeIn(catalog, key);
    assertThat(catalog.remoteWrites().ofServer()).hasSize(2);
    assertThat(new RemoteWrites(catalog, key).serverReceivers()).containsExactly("http://x/");
  }
}

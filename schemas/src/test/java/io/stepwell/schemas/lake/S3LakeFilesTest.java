package io.stepwell.schemas.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.servers.S3Server;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs where the object store's program is on the PATH; always in CI. */
class S3LakeFilesTest extends LakeFilesContract {

  private static final AtomicInteger CONTAINERS = new AtomicInteger();
  private static Optional<S3Server> server = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    server = Optional.of(S3Server.start().use());
  }

  @AfterAll
  static void stop() throws Exception {
    if (server.isPresent()) {
      server.get().close();
    }
  }

  @Test
  void saysInASentenceThatThereAreNoCredentials() throws Exception {
    URI container = container();
    Map<String, String> nothing =
        Map.of(
            "aws.secretAccessKey", "",
            "aws.accessKeyId", "",
            "aws.disableEc2Metadata", "true",
            "aws.configFile", "/nowhere",
            "aws.sharedCredentialsFile", "/nowhere");
    Map<String, String> before = new HashMap<>();
    nothing.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
    try {
      assertThatThrownBy(() -> LakeFiles.at(container))
          .isInstanceOf(LakeException.class)
          .hasMessageContaining(
              "there are no credentials for the object store at http://127.0.0.1");
    } finally {
      before.forEach(
          (name, value) -> {
            if (value == null) {
              System.clearProperty(name);
            } else {
              System.setProperty(name, value);
            }
          });
    }
  }

  private static URI container() throws Exception {
    return server.orElseThrow().newContainer("lakes-" + CONTAINERS.incrementAndGet());
  }

  @Override
  LakeFiles empty() throws Exception {
    return LakeFiles.at(container().resolve("k6/the%20lake/"));
  }

  @Test
  void aLakeMayBeAWholeContainer() throws Exception {
    URI container = container();
    LakeFiles lake = LakeFiles.at(URI.create("s3://" + container.getHost()));
    lake.create("steps/a.parquet").close();

    assertThat(lake.root()).isEqualTo(container);
    assertThat(lake.directories("")).containsExactly("steps");
    assertThat(lake.list("steps")).containsExactly("steps/a.parquet");
  }

  @Test
  void listsAndDeletesMoreThanTheStoreDoesAtOnce() throws Exception {
    URI container = container();
    Path steps = Files.createDirectory(server.orElseThrow().directory(container).resolve("steps"));
    for (int i = 0; i < 1001; i++) {
      Files.createFile(steps.resolve("%04d.parquet".formatted(i)));
    }
    LakeFiles lake = LakeFiles.at(container);

    assertThat(lake.list("steps")).hasSize(1001).isSorted();
    lake.delete("steps");
    assertThat(lake.list("steps")).isEmpty();
  }

  @Test
  void aFileIsThereWhenItIsWholeAndNotBefore() throws Exception {
    LakeFiles lake = empty();
    byte[] large = new byte[9 << 20];
    OutputStream out = lake.create("steps/g=0/a.parquet");
    OutputStream other = lake.create("steps/g=0/a.parquet");
    OutputStream third = lake.create("steps/g=1/b.parquet");
    out.write(large);
    other.write(large);
    third.write(large);
    assertThat(lake.list("steps/g=0")).isEmpty();
    List<UnfinishedFile> unfinished = lake.unfinished("steps/g=0");
    assertThat(unfinished)
        .extracting(UnfinishedFile::path)
        .containsExactly("steps/g=0/a.parquet", "steps/g=0/a.parquet");

    out.close();
    lake.discard(unfinished);
    assertThat(lake.list("steps/g=0")).hasSize(1);
    assertThat(lake.unfinished("steps/g=0")).isEmpty();
    assertThatThrownBy(other::close).isInstanceOf(IOException.class);

    lake.delete("steps/g=1");
    assertThat(lake.unfinished(""))
        .as("deleting a directory gives up what is begun in it")
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          s3://no-such-one/lake  | there is no bucket no-such-one in the object store at http://
          s3:/lake               | a lake cannot be at s3:/lake: a place in an object store is written s3://BUCKET/PATH
          s3://key:secret@b/lake | a place in an object store is written s3://BUCKET/PATH
          s3://bucket/lake?x=1   | has neither ? nor # in it
          gs://bucket/lake       | a lake cannot be at gs://bucket/lake; name a directory, or an object store's
          """)
  void saysInASentenceWhatIsWrongWithThePlace(URI place, String sentence) {
    assertThatThrownBy(() -> LakeFiles.at(place))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          aws.secretAccessKey | wrong              | does not take these credentials (SignatureDoesNotMatch)
          aws.endpointUrlS3   | http://127.0.0.1:1 | the object store at http://127.0.0.1:1 cannot be reached: Connect to http://127.0.0.1:1 failed
          """)
  void saysInASentenceWhatIsWrongWithTheSettings(String property, String value, String sentence)
      throws Exception {
    URI container = container();
    String before = System.setProperty(property, value);
    try {
      assertThatThrownBy(() -> LakeFiles.at(container))
          .isInstanceOf(LakeException.class)
          .hasMessageContaining(sentence)
          .hasMessageNotContaining("stepwell-test-secret");
    } finally {
      System.setProperty(property, before);
    }
  }
}

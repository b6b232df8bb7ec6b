package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.cluster.JavaProcess;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.catalog.RunFiles;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.servers.S3Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A lake in an object store answers as one on a disk does, and nothing is left in it. */
@Timeout(120)
class S3BackfillIT {

  private static final long RUN = 7;

  @TempDir private Path directory = Path.of("");
  private Optional<S3Server> started = Optional.empty();
  private URI container = URI.create("");

  @BeforeEach
  void start() throws Exception {
    started = Optional.of(S3Server.start().use());
    container = server().newContainer("k6-data");
  }

  @AfterEach
  void stop() throws Exception {
    if (started.isPresent()) {
      started.get().close();
    }
  }

  private S3Server server() {
    return started.orElseThrow();
  }

  private FilledHome stored() {
    URI lake = container.resolve("team/lake/");
    return new FilledHome(new Home(directory.resolve("home"), Optional.of(lake), Optional.empty()));
  }

  /** Every object, by its key. */
  private List<String> objects() throws IOException {
    Path root = server().directory(container);
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void answersAsALakeOnDiskThroughReplacingAndDeleting() throws Exception {
    try (FilledHome local = new FilledHome(directory.resolve("local"));
        FilledHome stored = stored()) {
      local.backfill(RequestBuilder.of(Fixture.RUN.json()).run(RUN));
      stored.backfill(RequestBuilder.of(Fixture.RUN2.json()).run(RUN));
      stored.backfill(RequestBuilder.of(Fixture.RUN.json()).run(RUN).archiving().replacing());
      Map<String, Double> expected = RunFigures.of(local, RUN);

      assertThat(RunFigures.of(stored, RUN)).isEqualTo(expected);
      new AnswerAgreement(stored, RUN, RawRun.read(Fixture.RUN.json()))
          .checkQuantiles("http_req_duration", List.of("name", "status"));

      stored.backfill(RequestBuilder.ofArchive(RUN));
      try (FilledHome opened = stored()) {
        assertThat(RunFigures.of(opened, RUN)).isEqualTo(expected);
      }
      assertThat(objects()).isNotEmpty().allMatch(key -> key.startsWith("team/lake/"));
      assertThat(objects()).noneMatch(key -> key.contains("generation=1"));

      new RunFiles(stored.catalog(), stored.home().lakeFiles()).delete(RUN);
      assertThat(objects()).isEmpty();
    }
  }

  @Test
  void aBackfillThatIsKilledIsNeverSeenAndTheNextClearsUp() throws Exception {
    try (FilledHome home = stored()) {
      home.backfill(RequestBuilder.of(Fixture.RUN.json()).run(RUN));
      Map<String, Double> before = RunFigures.of(home, RUN);
      LakeFiles lake = home.home().lakeFiles();

      killWhileItWrites(lake);
      assertThat(RunFigures.of(home, RUN)).isEqualTo(before);

      home.backfill(RequestBuilder.of(Fixture.RUN2.json()).run(RUN).replacing());
      try (FilledHome local = new FilledHome(directory.resolve("local"))) {
        local.backfill(RequestBuilder.of(Fixture.RUN2.json()).run(RUN));
        assertThat(RunFigures.of(home, RUN)).isEqualTo(RunFigures.of(local, RUN));
      }
      assertThat(lake.unfinished("")).isEmpty();
      assertThat(objects()).noneMatch(key -> key.contains("generation=2"));
    }
  }

  private void killWhileItWrites(LakeFiles lake) throws Exception {
    Path log = directory.resolve("log");
    ProcessBuilder builder =
        JavaProcess.of(
                BackfillProcess.class,
                directory,
                directory.resolve("home").toString(),
                String.valueOf(RUN),
                Fixture.RUN2.json().toString(),
                lake.root().toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(server().environment());
    Process process = builder.start();
    try {
      while (lake.unfinished("steps/test_run_id=" + RUN).isEmpty()) {
        assertThat(process.waitFor(20, TimeUnit.MILLISECONDS))
            .as("the backfill ended by itself: %s", Files.readString(log))
            .isFalse();
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}

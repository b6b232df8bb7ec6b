package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.local.LocalBackend;
import io.stepwell.local.LocalSettings;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.push.PushRecord;
import io.stepwell.servers.S3Server;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pushes are streamed into a lake in an object store: the answers are those of a backfill. */
@Timeout(120)
class S3LiveIT {

  private static final long BACKFILLED = RecordedPushes.RUN - 1;
  private static final RecordedPushes RECORDED = RecordedPushes.of("v2.2.0-run");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final List<String> notes = new ArrayList<>();
  @TempDir private Path directory = Path.of("");
  private Optional<S3Server> started = Optional.empty();
  private URI container = URI.create("");

  @BeforeEach
  void start() throws Exception {
    started = Optional.of(S3Server.start().use());
    container = started.get().newContainer("k6-data");
  }

  @AfterEach
  void stop() throws Exception {
    if (started.isPresent()) {
      started.get().close();
    }
  }

  private FilledHome home() {
    URI lake = container.resolve("lake/");
    return new FilledHome(new Home(directory.resolve("home"), Optional.of(lake), Optional.empty()));
  }

  @Test
  void upStreamsIntoTheStoreToo() throws Exception {
    try (FilledHome home = home()) {
      home.backfill(RequestBuilder.of(RECORDED.json()).run(BACKFILLED));
      Map<String, Double> expected = LiveIT.figures(home, BACKFILLED);
      LiveIT.createRun(home);
      List<PushRecord> unreadable =
          List.of(PushRecord.of(RecordedPushes.RUN, "x", RECORDED.format(), 0, new byte[] {1}));
      LocalSettings settings = new LocalSettings(Optional.empty(), "0", INTERVAL, 2);
      try (LocalBackend backend =
              LocalBackend.start(home.home(), settings, notes::add, notes::add);
          TopicWriter topic = new TopicWriter(backend.bootstrapServers(), LiveSource.USUAL_TOPIC)) {
        topic.pushes(RECORDED.records());
        topic.pushes(unreadable);
        Awaited.until(
            PATIENCE,
            () -> LiveIT.figures(home, RecordedPushes.RUN),
            found -> assertThat(found).isEqualTo(expected));
        Path dead = started.orElseThrow().directory(container).resolve("dead-letters");
        Awaited.until(PATIENCE, () -> dead, letters -> assertThat(letters).isNotEmptyDirectory());
      }
      assertThat(notes).isEmpty();
    }
  }
}

package io.stepwell.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.jobs.BatchCluster;
import io.stepwell.jobs.FilledHome;
import io.stepwell.jobs.StreamedRun;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which runs are compacted when, with a clock that the test turns. */
class AutoCompactionTest {

  private static final CompactionSettings SETTINGS =
      new CompactionSettings(
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          6,
          Duration.ofMinutes(1),
          Duration.ofMinutes(3));

  private final FilledHome home;
  private final Breakable cluster;
  private final List<String> notes = new ArrayList<>();
  private final AutoCompaction compaction;
  private Instant now = Instant.now();

  AutoCompactionTest(@TempDir Path directory) {
    home = new FilledHome(directory);
    cluster = new Breakable(home.home().lakeFiles().root());
    compaction =
        new AutoCompaction(
            home.catalog(), home.home().lakeFiles(), cluster, SETTINGS, () -> now, notes::add);
  }

  /** A cluster that may be out of order. */
  private static final class Breakable implements BatchCluster {
    private final BatchCluster cluster;
    private boolean broken;

    Breakable(URI lake) {
      this.cluster = BatchCluster.inProcess(1, lake);
    }

    @Override
    public StreamExecutionEnvironment environment() {
      return cluster.environment();
    }

    @Override
    public JobClient submit(StreamExecutionEnvironment env, String name) throws Exception {
      if (broken) {
        throw new IllegalStateException("it is broken");
      }
      return cluster.submit(env, name);
    }
  }

  @AfterEach
  void close() {
    home.close();
  }

  private void lookAfter(int seconds) {
    now = now.plusSeconds(seconds);
    compaction.look();
  }

  private int generation(StreamedRun run) {
    return home.catalog().run(run.id()).orElseThrow().generation().orElseThrow();
  }

  @Test
  void aRunIsCompactedOnceNothingHasComeForAWhileAndSweptAWhileLater() throws IOException {
    StreamedRun run = StreamedRun.begin(home).seconds(0, 3).end();
    lookAfter(0);
    lookAfter(50);
    run.seconds(3, 3);
    lookAfter(50);
    lookAfter(59);
    assertThat(generation(run)).as("files came in between").isZero();

    lookAfter(1);
    assertThat(generation(run)).isEqualTo(1);
    lookAfter(1);
    lookAfter(119);
    assertThat(run.files()).anyMatch(file -> file.contains("generation=0/"));
    lookAfter(1);
    assertThat(run.files()).hasSize(2).allMatch(file -> file.contains("generation=1/"));
    assertThat(notes).isEmpty();
  }

  @Test
  void whatComesLaterHasItCompactedAgain() throws IOException {
    StreamedRun run = StreamedRun.begin(home).seconds(0, 3).end();
    lookAfter(0);
    lookAfter(60);
    assertThat(generation(run)).isEqualTo(1);

    run.seconds(3, 3);
    lookAfter(0);
    lookAfter(60);

    assertThat(generation(run)).isEqualTo(2);
    assertThat(run.files()).filteredOn(file -> file.contains("steps/")).hasSizeGreaterThan(3);
    lookAfter(1);
    lookAfter(120);
    assertThat(run.files()).allMatch(file -> file.contains("generation=2/"));
  }

  @Test
  void aRunThatGoesOnIsCompactedWhenItHasManyFiles() throws IOException {
    StreamedRun run = StreamedRun.begin(home).seconds(0, 3);
    now = Instant.now();
    lookAfter(0);
    lookAfter(100);
    assertThat(generation(run)).as("three files are not many").isZero();

    run.seconds(3, 3);
    lookAfter(1);
    assertThat(generation(run)).isEqualTo(1);
    run.seconds(6, 3);
    lookAfter(1);
    assertThat(generation(run)).as("three more neither").isEqualTo(1);
  }

  @Test
  void aFailureIsNotedAndTriedAgainAfterAPauseThatGrows() throws IOException {
    StreamedRun run = StreamedRun.begin(home).seconds(0, 3).end();
    cluster.broken = true;
    lookAfter(0);
    lookAfter(60);
    assertThat(notes)
        .containsExactly(
            "run 1 cannot be compacted now, and answers from its many files: it is broken;"
                + " it is tried again in 1 min");
    lookAfter(59);
    assertThat(notes).hasSize(1);
    lookAfter(1);
    lookAfter(120);
    lookAfter(180);
    assertThat(notes).hasSize(4);
    assertThat(notes.get(3)).endsWith("in 3 min");

    cluster.broken = false;
    lookAfter(180);
    assertThat(generation(run)).isEqualTo(5);
    assertThat(notes).hasSize(4);
  }

  @Test
  void aRunThatAnotherProcessWritesIsLeftToItWithoutAWord() throws IOException {
    StreamedRun run = StreamedRun.begin(home).seconds(0, 3).end();
    assertThat(home.catalog().claimAgain(run.id())).isPresent();
    lookAfter(0);
    lookAfter(60);

    assertThat(generation(run)).isZero();
    assertThat(notes).isEmpty();
  }

  @Test
  void whatAKilledProcessLeftIsSwept() throws IOException {
    StreamedRun run = StreamedRun.begin(home).seconds(0, 3).end();
    lookAfter(0);
    lookAfter(60);
    AutoCompaction restarted =
        new AutoCompaction(
            home.catalog(), home.home().lakeFiles(), cluster, SETTINGS, () -> now, notes::add);
    restarted.look();
    now = now.plusSeconds(120);
    restarted.look();

    assertThat(run.files()).hasSize(2).allMatch(file -> file.contains("generation=1/"));
  }
}

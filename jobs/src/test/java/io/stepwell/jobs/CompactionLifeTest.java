package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.metrics.Counter;
import io.stepwell.schemas.catalog.RunExistsException;
import io.stepwell.schemas.lake.LakeException;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LakePaths.Kind;
import io.stepwell.schemas.push.PushRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What happens before, while and after a run is compacted. */
class CompactionLifeTest {

  private static final int SLOTS = 2;
  private static final int MOST_TRIES = 4;
  private static final RecordedPushes RECORDED = RecordedPushes.of("v2.2.0-run");

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setConfiguration(LocalCluster.batch(SLOTS))
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(SLOTS)
              .build());

  private final Path directory;
  private final FilledHome home;
  private final Compaction compaction;

  CompactionLifeTest(@TempDir Path directory) {
    this.directory = directory;
    home = new FilledHome(directory.resolve("home"));
    compaction = compaction(BatchCluster.surrounding());
  }

  private Compaction compaction(BatchCluster cluster) {
    return new Compaction(home.catalog(), home.home().lakeFiles(), cluster);
  }

  @AfterEach
  void close() {
    home.close();
  }

  /** What a run answers that got all of these and was never compacted. */
  private AllAnswers expected(List<PushRecord> pushes) throws Exception {
    try (FilledHome other = new FilledHome(directory.resolve("other"))) {
      return AllAnswers.of(other, StreamedRun.beginRecorded(other).pushes(pushes).id());
    }
  }

  @Test
  void lateDataAnswerBesideAndGoIntoTheNextCompaction() throws Exception {
    List<PushRecord> pushes = RECORDED.records();
    AllAnswers expected = expected(pushes);
    StreamedRun run = StreamedRun.beginRecorded(home);
    int half = pushes.size() / 2;
    run.pushes(pushes.subList(half, pushes.size())).end();
    run.compact();

    run.pushes(pushes.subList(0, half));
    expected.assertGivenBy(home);
    Compacted again = run.compact();

    expected.assertGivenBy(home);
    assertThat(again.generation()).isEqualTo(2);
    assertThat(run.files()).allMatch(file -> file.contains("generation=2/"));
    assertThat(compaction.run(run.id(), Progress.NONE)).isEmpty();
  }

  @Test
  void whatComesWhileItWorksIsNotLost() throws Exception {
    List<PushRecord> pushes = RECORDED.records();
    AllAnswers expected = expected(pushes);
    StreamedRun run = StreamedRun.beginRecorded(home);
    run.pushes(pushes.subList(1, pushes.size()));
    BatchCluster late =
        meanwhile(
            () -> {
              run.pushes(pushes.subList(0, 1));
              return "late";
            });

    assertThat(compaction(late).run(run.id(), Progress.NONE)).isPresent();
    expected.assertGivenBy(home);
    compaction.sweep(run.id());
    expected.assertGivenBy(home);
    run.compact();
    expected.assertGivenBy(home);
  }

  /** A cluster on which something happens before a job is taken. */
  private static BatchCluster meanwhile(Callable<String> event) {
    return new BatchCluster() {
      @Override
      public StreamExecutionEnvironment environment() {
        return BatchCluster.surrounding().environment();
      }

      @Override
      public JobClient submit(StreamExecutionEnvironment env, String name) throws Exception {
        event.call();
        return env.executeAsync(name);
      }
    };
  }

  @Test
  void whatCannotBeCompactedIsRefusedInASentence() throws Exception {
    assertThatThrownBy(() -> compaction.check(99))
        .isInstanceOf(UnknownRunException.class)
        .hasMessageContaining("no run 99");
    assertThatThrownBy(() -> compaction.run(99, Progress.NONE))
        .isInstanceOf(UnknownRunException.class);
    StreamedRun run = StreamedRun.begin(home);
    run.seconds(0, 2);
    assertThatThrownBy(() -> compaction.check(run.id()))
        .isInstanceOf(RunExistsException.class)
        .hasMessageContaining("is being streamed in");
    run.end();
    compaction.check(run.id());
    assertThat(home.catalog().claimAgain(run.id())).isPresent();
    assertThatThrownBy(() -> compaction.run(run.id(), Progress.NONE))
        .isInstanceOf(RunExistsException.class)
        .hasMessageContaining("is being written by process");
  }

  @Test
  void aRunWithoutLiveFilesHasNothingToCompact() {
    long backfilled = home.backfill(RequestBuilder.of(Fixture.WS.json())).run();
    assertThat(compaction.run(backfilled, Progress.NONE)).isEmpty();
    assertThat(compaction.run(StreamedRun.begin(home).end().id(), Progress.NONE)).isEmpty();
    assertThat(home.catalog().generations(backfilled)).hasSize(1);
  }

  @Test
  void aCompactionThatFailsLeavesEverythingAsItWas() throws Exception {
    StreamedRun run = StreamedRun.begin(home);
    run.seconds(0, 20);
    run.end();
    AllAnswers answers = AllAnswers.of(home, run.id());
    List<String> before = home.files();
    BatchCluster broken =
        meanwhile(
            () -> {
              throw new IllegalStateException("the cluster is gone");
            });

    assertThatThrownBy(() -> compaction(broken).run(run.id(), Progress.NONE))
        .isInstanceOf(JobFailedException.class)
        .hasMessage("the cluster is gone");

    assertThat(home.files()).isEqualTo(before);
    answers.assertStillGiven();
    run.compact();
    answers.assertStillGiven();
  }

  /** A damaged file is found by the job itself, at its end. */
  @Test
  void aFileThatCannotBeReadIsNeverTakenForAnEmptyOne() throws Exception {
    StreamedRun run = StreamedRun.begin(home);
    run.seconds(0, 20);
    LakeFiles lake = home.home().lakeFiles();
    String damaged = LakePaths.newFile(Kind.STEPS, run.end().id(), LakePaths.LIVE, 0);
    lake.create(damaged).close();
    List<String> before = home.files();

    assertThatThrownBy(() -> compaction.run(run.id(), Progress.NONE))
        .isInstanceOf(JobFailedException.class)
        .message()
        .doesNotContain("\n");

    assertThat(home.files()).isEqualTo(before);
    lake.delete(damaged);
    run.compact();
    assertThat(home.value(run.id(), "requests", "increase")).isEqualTo(120);
  }

  @Test
  void whatAnswersNoMoreIsSweptLaterIfNotAtOnce() throws Exception {
    StreamedRun run = StreamedRun.begin(home);
    run.seconds(0, 20);
    AllAnswers answers = AllAnswers.of(home, run.end().id());
    assertThat(compaction.run(run.id(), Progress.NONE)).isPresent();

    answers.assertStillGiven();
    assertThat(run.files()).anyMatch(file -> file.contains("generation=0/"));
    compaction.sweep(run.id());

    answers.assertStillGiven();
    assertThat(run.files()).allMatch(file -> file.contains("generation=1/"));
  }

  @Test
  void whoeverAsksMeanwhileGetsTheSameAnswer() throws Exception {
    StreamedRun run = StreamedRun.begin(home);
    run.seconds(0, 30);
    run.end();
    Set<Double> answers = ConcurrentHashMap.newKeySet();
    AtomicBoolean compacting = new AtomicBoolean(true);
    CompletableFuture<Void> reader =
        CompletableFuture.runAsync(
            () -> {
              while (compacting.get()) {
                answers.add(ask(run));
              }
            });
    for (int round = 1; round <= 3; round++) {
      run.file(List.of(run.part("other", round, new Counter())));
      run.compact();
    }
    compacting.set(false);
    reader.get();

    assertThat(answers).containsExactly(180.0);
  }

  /** As the server and the command line do: again, if files are gone. */
  private double ask(StreamedRun run) {
    for (int tries = 1; ; tries++) {
      try {
        return home.value(run.id(), "requests", "increase");
      } catch (LakeException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
      }
    }
  }
}

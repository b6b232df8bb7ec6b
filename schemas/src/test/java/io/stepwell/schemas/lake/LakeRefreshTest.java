package io.stepwell.schemas.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.SeriesSteps;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store while the lake under it changes. */
class LakeRefreshTest {

  private static final long RUN = 7;
  private static final SeriesKey SERIES =
      new SeriesKey("http_reqs", Labels.ofSorted("name", "login"));

  private final LakeFiles files;
  private final Map<Long, StoredGeneration> current = new HashMap<>();

  LakeRefreshTest(@TempDir Path directory) {
    this.files = new LocalLakeFiles(directory);
  }

  private LakeStepStore store() {
    return new LakeStepStore(files, run -> Optional.ofNullable(current.get(run)));
  }

  private void write(int generation, long second, double value) throws IOException {
    Counter counter = new Counter();
    counter.add(1, value);
    try (GenerationWriter writer = new GenerationWriter(files, RUN, generation, 0)) {
      writer.write(new Part(RUN, SERIES, 1, second, counter));
      writer.finish();
    }
  }

  private static double sum(LakeStepStore store) {
    double sum = 0;
    for (SeriesSteps steps :
        store.steps(RUN, "http_reqs", labels -> true, MetricType.COUNTER.columns())) {
      Aggregate merged = new Counter();
      steps.mergeInto(merged, 0, 1000);
      sum += ((Counter) merged).sum();
    }
    return sum;
  }

  @Test
  void aRunWithoutGenerationHasNothing() {
    LakeStepStore store = store();

    assertThat(store.extent(RUN)).isEmpty();
    assertThat(store.metrics(RUN)).isEmpty();
    assertThat(store.series(RUN)).isEmpty();
    assertThat(sum(store)).isZero();
  }

  @Test
  void filesThatCameSinceAreSeenInALiveGeneration() throws IOException {
    current.put(RUN, new StoredGeneration(0, Instant.EPOCH));
    LakeStepStore store = store();
    write(0, 100, 3);
    assertThat(sum(store)).isEqualTo(3);

    write(0, 100, 4);
    write(0, 140, 5);

    assertThat(sum(store)).isEqualTo(12);
    assertThat(store.extent(RUN).orElseThrow().end()).isEqualTo(141);
    assertThat(store.series(RUN)).containsExactly(SERIES);
  }

  @Test
  void rowsThatAreGoneAreAFailureAndNoZeros() throws IOException {
    current.put(RUN, new StoredGeneration(1, Instant.EPOCH));
    write(1, 100, 3);
    LakeStepStore store = store();
    assertThat(store.series(RUN)).containsExactly(SERIES);

    files.delete(LakePaths.generation(Kind.STEPS, RUN, 1));

    for (LakeStepStore any : List.of(store, store())) {
      assertThatThrownBy(() -> sum(any))
          .isInstanceOf(LakeException.class)
          .hasMessageContaining("gone");
    }
  }

  @Test
  void aGenerationThatIsTakenAwayWhileItIsListedIsNotTakenForAnEmptyOne() throws IOException {
    current.put(RUN, new StoredGeneration(1, Instant.EPOCH));
    write(1, 100, 3);
    write(2, 100, 4);
    CountedLake counted = new CountedLake(files);
    LakeStepStore store = new LakeStepStore(counted, run -> Optional.ofNullable(current.get(run)));
    counted.beforeNextList =
        () -> {
          current.put(RUN, new StoredGeneration(2, Instant.EPOCH));
          for (Kind kind : List.of(Kind.STEPS, Kind.SERIES)) {
            files.delete(LakePaths.generation(kind, RUN, 1));
          }
        };

    assertThat(sum(store)).isEqualTo(4);
  }

  @Test
  void aRunThatIsDeletedWhileItIsListedIsNoRun() throws IOException {
    current.put(RUN, new StoredGeneration(1, Instant.EPOCH));
    write(1, 100, 3);
    CountedLake counted = new CountedLake(files);
    LakeStepStore store = new LakeStepStore(counted, run -> Optional.ofNullable(current.get(run)));
    counted.beforeNextList =
        () -> {
          current.clear();
          files.delete(LakePaths.run(Kind.STEPS, RUN));
        };

    assertThat(store.series(RUN)).isEmpty();
    assertThat(store.extent(RUN)).isEmpty();
  }

  @Test
  void filesInTheMakingAreLeftAlone() throws IOException {
    current.put(RUN, new StoredGeneration(0, Instant.EPOCH));
    write(0, 100, 3);
    for (Kind kind : List.of(Kind.STEPS, Kind.SERIES)) {
      String directory = LakePaths.generation(kind, RUN, 0);
      files.create(directory + "/.part-1.parquet.inprogress.1").close();
      files.create(directory + "/.part-2.parquet").close();
      files.create(directory + "/_SUCCESS").close();
    }

    assertThat(sum(store())).isEqualTo(3);
  }

  @Test
  void theSwitchChangesTheAnswerAtOnce() throws IOException {
    current.put(RUN, new StoredGeneration(1, Instant.EPOCH));
    LakeStepStore store = store();
    write(1, 100, 3);
    write(2, 100, 30);
    assertThat(sum(store)).isEqualTo(3);

    current.put(RUN, new StoredGeneration(2, Instant.EPOCH));

    assertThat(sum(store)).isEqualTo(30);
  }

  @Test
  void aRunWrittenAgainUnderTheSameNumbersIsReadAnew() throws IOException {
    current.put(RUN, new StoredGeneration(1, Instant.ofEpochSecond(1)));
    LakeStepStore store = store();
    write(1, 100, 3);
    assertThat(sum(store)).isEqualTo(3);

    files.delete(LakePaths.run(Kind.STEPS, RUN));
    files.delete(LakePaths.run(Kind.SERIES, RUN));
    write(1, 100, 8);
    current.put(RUN, new StoredGeneration(1, Instant.ofEpochSecond(2)));

    assertThat(sum(store)).isEqualTo(8);
  }

  @Test
  void aMetricOfANameTooLongForAFooterIsFound() throws IOException {
    current.put(RUN, new StoredGeneration(1, Instant.EPOCH));
    SeriesKey longName = new SeriesKey("m".repeat(5000), Labels.none());
    try (GenerationWriter writer = new GenerationWriter(files, RUN, 1, 0)) {
      writer.write(new Part(RUN, longName, 1, 100, new Counter()));
      writer.write(new Part(RUN, SERIES, 1, 100, new Counter()));
      writer.write(new Part(RUN, longName, 1, 101, new Counter()));
      writer.finish();
    }

    assertThat(store().series(RUN)).containsExactlyInAnyOrder(longName, SERIES);
    assertThat(store().steps(RUN, longName.metric(), labels -> true, MetricType.COUNTER.columns()))
        .hasSize(1);
  }

  @Test
  void aMemoryTooSmallForAnythingStillAnswers() throws IOException {
    current.put(RUN, new StoredGeneration(1, Instant.EPOCH));
    write(1, 100, 3);
    write(1, 101, 4);
    LakeStepStore store = new LakeStepStore(files, run -> Optional.ofNullable(current.get(run)), 1);

    assertThat(sum(store)).isEqualTo(7);
    assertThat(sum(store)).isEqualTo(7);
  }

  @Test
  void manyThreadsGetTheSameAnswer() throws Exception {
    current.put(RUN, new StoredGeneration(1, Instant.EPOCH));
    write(1, 100, 3);
    write(1, 101, 4);
    LakeStepStore store = store();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<Double>> questions = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      questions.add(() -> sum(store));
    }

    for (Future<Double> answer : threads.invokeAll(questions)) {
      assertThat(answer.get()).isEqualTo(7);
    }
    threads.shutdown();
  }

  @Test
  void aDamagedFileIsSaidInOneSentence() throws IOException {
    current.put(RUN, new StoredGeneration(1, Instant.EPOCH));
    String path = LakePaths.newFile(Kind.SERIES, RUN, 1, 0);
    try (OutputStream out = files.create(path)) {
      out.write("this is no Parquet file at all".getBytes(StandardCharsets.UTF_8));
    }

    assertThatThrownBy(() -> store().extent(RUN))
        .isInstanceOf(LakeException.class)
        .hasMessage("the file " + path + " of the lake is damaged");
  }

  @Test
  void aFileThatWentAwayIsSaidInOneSentence() throws IOException {
    current.put(RUN, new StoredGeneration(1, Instant.EPOCH));
    write(1, 100, 3);
    LakeStepStore store = store();
    assertThat(store.extent(RUN)).isPresent();
    files.delete(LakePaths.run(Kind.SERIES, RUN));

    assertThatThrownBy(() -> sum(store))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("is gone");
  }
}

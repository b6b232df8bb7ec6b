package io.stepwell.schemas.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Gauge;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.RunExtent;
import io.stepwell.query.SeriesSteps;
import io.stepwell.query.StepStore;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that gets file after file while it is asked about. */
class LiveRunTest {

  private static final long RUN = 7;
  private static final SeriesKey LOGIN = series("login");
  private static final SeriesKey SEARCH = series("search");

  private final CountedLake files;
  private final Set<String> contained = new HashSet<>();
  private int generation = LakePaths.LIVE;
  private final LakeStepStore store;

  LiveRunTest(@TempDir Path directory) {
    files = new CountedLake(new LocalLakeFiles(directory));
    store = new LakeStepStore(files, run -> Optional.of(current()));
  }

  private StoredGeneration current() {
    return new StoredGeneration(generation, Instant.EPOCH, true, contained);
  }

  private static SeriesKey series(String name) {
    return new SeriesKey("http_reqs", Labels.ofSorted("name", name));
  }

  private static Part part(SeriesKey series, long second, double value) {
    Counter counter = new Counter();
    counter.add(1, value);
    return new Part(RUN, series, Resolution.BASE, second, counter);
  }

  /** Writes rows as a live job commits them, and gives the file's path. */
  private String write(Part... parts) throws IOException {
    String path = LakePaths.newFile(Kind.STEPS, RUN, LakePaths.LIVE, 0);
    try (OutputStream out = files.create(path)) {
      StepFileWriter writer = new StepFileWriter(out);
      for (Part part : parts) {
        writer.write(part);
      }
      writer.finish();
    }
    return path;
  }

  private void writeGeneration(int number, Part... parts) throws IOException {
    try (GenerationWriter writer = new GenerationWriter(files, RUN, number, 0)) {
      for (Part part : parts) {
        writer.write(part);
      }
      writer.finish();
    }
  }

  private static double sum(StepStore store, long from, long to) {
    double sum = 0;
    for (SeriesSteps steps :
        store.steps(RUN, "http_reqs", labels -> true, MetricType.COUNTER.columns())) {
      Counter merged = new Counter();
      steps.mergeInto(merged, from, to);
      sum += merged.sum();
    }
    return sum;
  }

  private static double sum(StepStore store) {
    return sum(store, 0, Long.MAX_VALUE);
  }

  @Test
  void rowsOfOneSecondAddUpInWhateverOrderAndFileTheyCome() throws IOException {
    write(part(LOGIN, 105, 1), part(SEARCH, 100, 2), part(LOGIN, 101, 4), part(LOGIN, 105, 8));
    write(part(SEARCH, 99, 16), part(LOGIN, 105, 32));

    assertThat(sum(store, 105, 106)).isEqualTo(41);
    assertThat(sum(store, 99, 102)).isEqualTo(22);
    assertThat(store.extent(RUN)).contains(new RunExtent(RUN, 99, 106));
    assertThat(store.series(RUN)).containsExactlyInAnyOrder(LOGIN, SEARCH);
  }

  @Test
  void theAnswerFollowsFileByFileHoweverManyThereAre() throws IOException {
    double expected = 0;
    for (int i = 0; i < Stretch.WIDTH * Stretch.WIDTH + Stretch.WIDTH + 1; i++) {
      write(part(LOGIN, 100 + i, i), part(i % 2 == 0 ? SEARCH : LOGIN, 100, 1));
      expected += i + 1;
      if (i % 100 == 0 || i > Stretch.WIDTH * Stretch.WIDTH - 3) {
        assertThat(sum(store)).isEqualTo(expected);
      }
    }
    assertThat(sum(store, 100, 101)).isEqualTo(Stretch.WIDTH * Stretch.WIDTH + Stretch.WIDTH + 1);
  }

  @Test
  void oneMoreFileIsAllThatIsOpenedForTheNextQuestion() throws IOException {
    for (int i = 0; i < 3 * Stretch.WIDTH; i++) {
      write(part(LOGIN, 100 + i, 1));
    }
    sum(store);
    files.opened.clear();
    sum(store);
    assertThat(files.opened).isEmpty();

    String added = write(part(LOGIN, 900, 1));

    assertThat(sum(store)).isEqualTo(3 * Stretch.WIDTH + 1);
    assertThat(files.opened).containsOnly(added);
  }

  @Test
  void anIndexWithoutItsRowsPromisesNothing() throws IOException {
    write(part(LOGIN, 100, 1));
    try (OutputStream out = files.create(LakePaths.newFile(Kind.SERIES, RUN, LakePaths.LIVE, 0))) {
      SeriesFileWriter index = new SeriesFileWriter(out);
      index.write(new SeriesEntry(RUN, SEARCH, MetricType.COUNTER, 90, 120, Set.of(1)));
      index.finish();
    }

    assertThat(store.series(RUN)).containsExactly(LOGIN);
    assertThat(store.extent(RUN)).contains(new RunExtent(RUN, 100, 101));
    assertThat(sum(store)).isEqualTo(1);
  }

  @Test
  void oneQuestionSeesTheFilesThatThereWereWhenItBegan() throws IOException {
    write(part(LOGIN, 100, 1));
    PinnedSteps question = store.pinned();
    RunVersion version = question.version(RUN).orElseThrow();

    write(part(LOGIN, 200, 2), part(SEARCH, 200, 4));

    assertThat(sum(store)).isEqualTo(7);
    assertThat(sum(question)).isEqualTo(1);
    assertThat(question.extent(RUN)).contains(new RunExtent(RUN, 100, 101));
    assertThat(question.series(RUN)).containsExactly(LOGIN);
    assertThat(question.version(RUN)).contains(version);
    assertThat(store.pinned().version(RUN)).isPresent().get().isNotEqualTo(version);
    assertThat(store.pinned().version(RUN)).isEqualTo(store.pinned().version(RUN));
  }

  @Test
  void aGenerationAnswersTogetherWithTheLiveFilesThatItDoesNotContain() throws IOException {
    String compacted = write(part(LOGIN, 100, 1), part(SEARCH, 101, 2));
    writeGeneration(1, part(LOGIN, 100, 1), part(SEARCH, 101, 2));
    assertThat(sum(store)).isEqualTo(3);

    generation = 1;
    contained.add(compacted);
    assertThat(sum(store)).isEqualTo(3);
    assertThat(store.pinned().version(RUN).orElseThrow().isComplete()).isTrue();

    write(part(LOGIN, 100, 4), part(series("late"), 300, 8));
    assertThat(sum(store)).isEqualTo(15);
    assertThat(sum(store, 100, 101)).isEqualTo(5);
    assertThat(store.extent(RUN)).contains(new RunExtent(RUN, 100, 301));
    assertThat(store.series(RUN)).containsExactlyInAnyOrder(LOGIN, SEARCH, series("late"));
    assertThat(store.steps(RUN, "http_reqs", labels -> true, MetricType.COUNTER.columns()))
        .hasSize(3);
    assertThat(store.pinned().version(RUN).orElseThrow().isComplete()).isFalse();
  }

  @Test
  void filesThatACompactionTakesAwayWhileTheyAreListedAreNotMissed() throws IOException {
    String only = write(part(LOGIN, 100, 1));
    writeGeneration(1, part(LOGIN, 100, 1));
    files.beforeNextList =
        () -> {
          generation = 1;
          files.delete(only);
        };

    assertThat(sum(store)).isEqualTo(1);
  }

  @Test
  void aFileThatSomebodyTookAwayIsNoLongerThere() throws IOException {
    String damaged = write(part(LOGIN, 100, 1));
    write(part(LOGIN, 101, 2));
    assertThat(sum(store)).isEqualTo(3);

    files.delete(damaged);

    assertThat(sum(store)).isEqualTo(2);
  }

  @Test
  void ofAMetricOfTwoTypesTheOneThatWasFirstAnswers() throws IOException {
    Aggregate gauge = new Gauge();
    gauge.observe(90_000_000_000L, 5);
    write(part(LOGIN, 100, 1), new Part(RUN, SEARCH, Resolution.BASE, 120, gauge));

    assertThat(store.metrics(RUN)).containsExactly(new MetricInfo("http_reqs", MetricType.COUNTER));
    assertThat(store.series(RUN)).containsExactly(LOGIN);
    assertThat(sum(store)).isEqualTo(1);
  }

  @Test
  void aSeriesOfTwoTypesIsTwoInACompleteGenerationToo() throws IOException {
    Aggregate gauge = new Gauge();
    gauge.observe(120_000_000_000L, 5);
    Part late = new Part(RUN, LOGIN, Resolution.BASE, 120, gauge);
    generation = 1;
    for (Part first : List.of(part(LOGIN, 100, 1), late)) {
      try (GenerationWriter writer = new GenerationWriter(files, RUN, 1, 0)) {
        writer.write(first);
        writer.finish();
      }
    }

    assertThat(store.series(RUN)).containsExactly(LOGIN);
    assertThat(store.steps(RUN, "http_reqs", labels -> true, MetricType.COUNTER.columns()))
        .singleElement()
        .extracting(SeriesSteps::lastSecond)
        .isEqualTo(100L);
    assertThat(sum(store)).isEqualTo(1);
  }
}

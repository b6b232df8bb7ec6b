package io.stepwell.schemas.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.RunExtent;
import io.stepwell.query.SeriesSteps;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LakeStepStoreTest {

  private static final int SPANS = 40;

  @Property(tries = 20)
  void rollupsAndFineRowsTogetherHoldEachSampleOnce(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int writers) throws IOException {
    RandomRun run = new RandomRun(7, seed);
    LakeFiles files = lake();
    run.writeSorted(files, 3, writers);

    assertAnswersLikeTheBaseParts(run, store(files, 3));
    files.delete("");
  }

  @Property(tries = 10)
  void rowsInAnyOrderAndAnyFileHoldEachSampleOnce(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int writers) throws IOException {
    RandomRun run = new RandomRun(7, seed);
    LakeFiles files = lake();
    run.writeScattered(files, 0, writers);

    assertAnswersLikeTheBaseParts(run, store(files, 0));
    files.delete("");
  }

  private static void assertAnswersLikeTheBaseParts(RandomRun run, LakeStepStore store) {
    long first = run.base.stream().mapToLong(Part::second).min().orElseThrow();
    long last = run.base.stream().mapToLong(Part::second).max().orElseThrow();
    assertThat(store.extent(7)).contains(new RunExtent(7, first, last + 1));
    assertThat(store.metrics(7))
        .containsExactly(
            new MetricInfo("my_counter", MetricType.COUNTER),
            new MetricInfo("my_gauge", MetricType.GAUGE),
            new MetricInfo("my_rate", MetricType.RATE),
            new MetricInfo("my_trend", MetricType.TREND));
    assertThat(store.series(7)).containsExactlyInAnyOrderElementsOf(run.series);
    for (MetricInfo metric : store.metrics(7)) {
      List<SeriesSteps> series =
          store.steps(7, metric.name(), labels -> true, metric.type().columns());
      for (SeriesSteps steps : series) {
        SeriesKey key = new SeriesKey(metric.name(), steps.labels());
        for (int i = 0; i < SPANS; i++) {
          assertSpan(run, metric.type(), key, steps);
        }
      }
    }
  }

  private static void assertSpan(RandomRun run, MetricType type, SeriesKey key, SeriesSteps steps) {
    long from = run.anySecond();
    long to = run.anySecond();
    Aggregate merged = type.empty();
    steps.mergeInto(merged, from, to);
    States.assertSame(merged, run.merged(key, type, from, to));
  }

  private static LakeStepStore store(LakeFiles files, int generation) {
    return new LakeStepStore(
        files, any -> Optional.of(new StoredGeneration(generation, Instant.EPOCH)));
  }

  private static LakeFiles lake() throws IOException {
    return new LocalLakeFiles(Files.createTempDirectory("lake"));
  }
}

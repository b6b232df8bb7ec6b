package io.stepwell.schemas.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.query.RunExtent;
import io.stepwell.schemas.lake.StoredGeneration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a catalog promises of live files that a generation contains. */
interface ContainedContract {

  Catalog catalog();

  /** A live run that covers seconds 500 to 530 and is over. */
  private long liveRun() {
    LiveRunRequest request =
        new LiveRunRequest(
            "",
            Catalog.DEFAULT_PROJECT,
            "checkout",
            RunStatus.CREATED,
            Instant.EPOCH,
            "k6",
            "{}",
            "{\"checks\":[\"rate>0.5\"]}",
            new LiveRun.Plan(1, 30));
    long run = catalog().liveRuns().create(request).run().id();
    Instant time = Instant.ofEpochSecond(530);
    catalog().liveRuns().arrived(List.of(new Arrival(new RunExtent(run, 500, 530), time, time)));
    catalog()
        .liveRuns()
        .finish(
            new RunEnd(
                run,
                RunStatus.ABORTED_BY_USER,
                new LiveRun.End(time, OptionalInt.empty(), Optional.empty(), Optional.empty())));
    return run;
  }

  private Generation claim(long run) {
    return catalog().claimAgain(run).orElseThrow();
  }

  private static CompactionResult compaction(Generation generation, String... contained) {
    return new CompactionResult(
        generation.number(),
        new RunExtent(generation.run(), 499, 520),
        1000,
        12,
        List.of(CatalogContract.REQUESTS),
        Set.of(contained));
  }

  private StoredGeneration current(long run) {
    return catalog().current(run).orElseThrow();
  }

  @Test
  default void liveFilesAnswerBesideTheGenerationThatDoesNotContainThem() {
    long run = liveRun();
    assertThat(current(run).live()).isTrue();
    assertThat(current(run).contained()).isEmpty();

    Generation generation = claim(run);
    assertThat(generation.number()).isEqualTo(1);
    catalog().switchTo(compaction(generation, "steps/a", "series/b"));

    StoredGeneration current = current(run);
    assertThat(current.number()).isEqualTo(1);
    assertThat(current.live()).isTrue();
    assertThat(current.contained()).containsExactlyInAnyOrder("steps/a", "series/b");
    assertThat(catalog().generations(run))
        .extracting(Generation::state)
        .containsExactly(Generation.State.LIVE, Generation.State.CURRENT);
  }

  @Test
  default void aCompactionTellsHowMuchThereIsAndChangesNothingElse() {
    long run = liveRun();
    Run before = catalog().run(run).orElseThrow();

    catalog().switchTo(compaction(claim(run)));

    Run after = catalog().run(run).orElseThrow();
    assertThat(after)
        .isEqualTo(
            new Run(
                run,
                before.loadTest(),
                RunStatus.ABORTED_BY_USER,
                before.created(),
                OptionalInt.of(1),
                before.archive(),
                Optional.of(new RunExtent(run, 499, 530)),
                1000,
                12,
                before.rejected(),
                before.thresholds()));
    assertThat(catalog().metrics(run)).containsExactly(CatalogContract.REQUESTS);
  }

  @Test
  default void whatARunWasReadFromIsToldOfItsCompactionToo() {
    long run = liveRun();
    Generation backfilled = catalog().claim(CatalogContract.rewriting(run, true));
    catalog().switchTo(CatalogContract.done(backfilled, 700));

    catalog().switchTo(compaction(claim(run)));

    assertThat(catalog().sources(run)).containsExactly("c.json");
  }

  @Test
  default void oneRunIsCompactedOnceAtATime() {
    long run = liveRun();
    claim(run);

    assertThatThrownBy(() -> claim(run))
        .isInstanceOf(RunExistsException.class)
        .hasMessageContaining("is being written");
    assertThat(catalog().claimAgain(99)).isEmpty();
  }

  @Test
  default void theNextCompactionAddsToWhatIsContained() {
    long run = liveRun();
    catalog().switchTo(compaction(claim(run), "steps/a", "steps/b"));
    catalog().forgetContained(run, List.of("steps/b", "steps/unknown"));
    catalog().switchTo(compaction(claim(run), "steps/a", "steps/c"));

    assertThat(current(run).number()).isEqualTo(2);
    assertThat(catalog().contained(run)).containsExactlyInAnyOrder("steps/a", "steps/c");
  }

  @Test
  default void aBackfillTakesThePlaceOfLiveFilesToo() {
    long run = liveRun();
    Generation generation = catalog().claim(CatalogContract.rewriting(run, true));

    catalog().switchTo(CatalogContract.done(generation, 700), List.of("steps/a"));

    assertThat(current(run).contained()).containsExactly("steps/a");
    assertThat(catalog().run(run).orElseThrow().extent()).contains(new RunExtent(run, 700, 760));
  }

  @Test
  default void aRunThatIsBeingStreamedInIsNotReplaced() {
    LiveRunRequest request =
        new LiveRunRequest(
            "",
            Catalog.DEFAULT_PROJECT,
            "checkout",
            RunStatus.CREATED,
            Instant.now(),
            "k6",
            "{}",
            "{}",
            new LiveRun.Plan(1, 30));
    long run = catalog().liveRuns().create(request).run().id();

    assertThatThrownBy(() -> catalog().claim(CatalogContract.rewriting(run, true)))
        .isInstanceOf(RunExistsException.class)
        .hasMessageContaining("is being streamed in");
  }

  @Test
  default void aSwitchThatFailsLeavesAllFilesAnswering() {
    long run = liveRun();
    Generation generation = claim(run);
    catalog().abandon(generation);

    assertThatThrownBy(() -> catalog().switchTo(compaction(generation, "steps/a")))
        .isInstanceOf(CatalogException.class);

    assertThat(current(run).number()).isZero();
    assertThat(catalog().contained(run)).isEmpty();
    assertThat(catalog().run(run).orElseThrow().samples()).isZero();
  }

  @Test
  default void manyFilesMayBeContained() {
    long run = liveRun();
    String[] paths = new String[5000];
    for (int i = 0; i < paths.length; i++) {
      paths[i] = "steps/" + i;
    }

    catalog().switchTo(compaction(claim(run), paths));

    assertThat(current(run).contained()).hasSize(paths.length);
  }

  @Test
  default void theRunsAreKnownWhoseFilesAreToBeDeleted() {
    long first = liveRun();
    long second = liveRun();
    liveRun();
    catalog().switchTo(compaction(claim(second), "steps/b", "steps/c"));
    catalog().switchTo(compaction(claim(first), "steps/a"));
    assertThat(catalog().withContained()).containsExactly(first, second);

    catalog().forgetContained(second, List.of("steps/b", "steps/c"));

    assertThat(catalog().withContained()).containsExactly(first);
  }

  @Test
  default void theRunsAreKnownThatMayHaveSomethingToCompact() {
    long never = liveRun();
    long compacted = liveRun();
    catalog().switchTo(compaction(claim(compacted)));
    Generation backfilled = catalog().claim(CatalogContract.newRun("checkout"));
    catalog().switchTo(CatalogContract.done(backfilled, 500));

    assertThat(catalog().liveRuns().uncompacted(Instant.ofEpochSecond(529)))
        .extracting(live -> live.run().id())
        .containsExactly(never, compacted);
    assertThat(catalog().liveRuns().uncompacted(Instant.ofEpochSecond(530)))
        .extracting(live -> live.run().id())
        .containsExactly(never);
  }

  @Test
  default void aDeletedRunContainsNothing() {
    long run = liveRun();
    catalog().switchTo(compaction(claim(run), "steps/a"));

    assertThat(catalog().delete(run)).isTrue();

    assertThat(catalog().contained(run)).isEmpty();
    assertThat(catalog().current(run)).isEmpty();
  }

  @Test
  default void aBackfilledRunHasNoLiveFiles() {
    Generation generation = catalog().claim(CatalogContract.newRun("checkout"));
    catalog().switchTo(CatalogContract.done(generation, 500));

    assertThat(current(generation.run()).live()).isFalse();
  }
}

package io.stepwell.schemas.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.query.RunExtent;
import io.stepwell.schemas.lake.StoredGeneration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a catalog promises of runs that are streamed in. */
interface LiveRunsContract {

  Instant NOON = Instant.parse("2026-03-01T12:00:00.250Z");
  long SECOND = NOON.getEpochSecond();

  Catalog catalog();

  private LiveRuns live() {
    return catalog().liveRuns();
  }

  private LiveRun create(String key, long project, String loadTest, Instant created) {
    return live()
        .create(
            new LiveRunRequest(
                key,
                project,
                loadTest,
                RunStatus.CREATED,
                created,
                "k6cloud/1.8.1",
                "{\"vus\":9}",
                "{\"checks\":[\"rate>0.5\"]}",
                new LiveRun.Plan(9, 38)));
  }

  private LiveRun create() {
    return create("", Catalog.DEFAULT_PROJECT, "checkout", NOON);
  }

  private void arrive(long run, long first, long last) {
    Instant time = Instant.ofEpochSecond(last);
    live().arrived(List.of(new Arrival(new RunExtent(run, first, last), time, time)));
  }

  private RunStatus status(long run) {
    return catalog().run(run).orElseThrow().status();
  }

  private boolean finish(long run, RunStatus status, Instant time) {
    return live()
        .finish(
            new RunEnd(
                run,
                status,
                new LiveRun.End(
                    time,
                    OptionalInt.of(1),
                    Optional.of("{\"checks\":{\"rate>0.5\":true}}"),
                    Optional.empty())));
  }

  @Test
  default void aCreatedRunAnswersFromGeneration0AndHasNoDataYet() {
    LiveRun run = create();

    assertThat(live().find(run.run().id())).contains(run);
    assertThat(catalog().run(run.run().id())).contains(run.run());
    assertThat(run.run().status()).isEqualTo(RunStatus.CREATED);
    assertThat(run.run().created()).isEqualTo(NOON);
    assertThat(run.run().extent()).isEmpty();
    assertThat(run.run().thresholds()).isEqualTo("{\"checks\":[\"rate>0.5\"]}");
    assertThat(run.origin()).isEqualTo("k6cloud/1.8.1");
    assertThat(run.options()).isEqualTo("{\"vus\":9}");
    assertThat(run.plan()).isEqualTo(new LiveRun.Plan(9, 38));
    assertThat(run.end()).isEmpty();
    StoredGeneration current = catalog().current(run.run().id()).orElseThrow();
    assertThat(current.number()).isZero();
    assertThat(current.live()).isTrue();
    assertThat(catalog().runsOf(run.run().loadTest().id(), 9)).isEmpty();
  }

  @Test
  default void runsOfTheSameProjectAndNameAreOfTheSameLoadTest() {
    LiveRun first = create();
    LiveRun second = create();
    LiveRun other = create("", 77, "checkout", NOON);

    assertThat(second.run().loadTest()).isEqualTo(first.run().loadTest());
    assertThat(other.run().loadTest().id()).isNotEqualTo(first.run().loadTest().id());
    assertThat(other.run().loadTest().project()).isEqualTo(77);
  }

  @Test
  default void aRepeatedCreationGivesTheSameRunForTenMinutes() {
    LiveRun first = create("abc", 1, "checkout", NOON);

    assertThat(create("abc", 1, "checkout", NOON.plusSeconds(599))).isEqualTo(first);
    assertThat(create("abc", 2, "checkout", NOON).run().id()).isNotEqualTo(first.run().id());
    assertThat(create("abd", 1, "checkout", NOON).run().id()).isNotEqualTo(first.run().id());
    assertThat(create("abc", 1, "checkout", NOON.plusSeconds(601)).run().id())
        .isNotEqualTo(first.run().id());
  }

  @Test
  default void whatComesMakesARunGoOnAndCoversTheTimeOfAllSamples() {
    long run = create().run().id();

    arrive(run, SECOND + 5, SECOND + 8);
    arrive(run, SECOND + 3, SECOND + 6);

    LiveRun live = live().find(run).orElseThrow();
    assertThat(live.run().status()).isEqualTo(RunStatus.RUNNING);
    assertThat(live.run().extent()).contains(new RunExtent(run, SECOND + 3, SECOND + 8));
    assertThat(live.started()).contains(Instant.ofEpochSecond(SECOND + 6));
    assertThat(live.lastArrival()).contains(Instant.ofEpochSecond(SECOND + 8));
    assertThat(catalog().runsOf(live.run().loadTest().id(), 9)).containsExactly(live.run());
  }

  @Test
  default void theFirstEndCounts() {
    long run = create().run().id();
    arrive(run, SECOND, SECOND + 1);

    assertThat(finish(run, RunStatus.ABORTED_BY_USER, NOON.plusSeconds(9))).isTrue();
    LiveRun ended = live().find(run).orElseThrow();
    assertThat(ended.run().status()).isEqualTo(RunStatus.ABORTED_BY_USER);
    assertThat(ended.end())
        .contains(
            new LiveRun.End(
                NOON.plusSeconds(9),
                OptionalInt.of(1),
                Optional.of("{\"checks\":{\"rate>0.5\":true}}"),
                Optional.empty()));
    assertThat(finish(run, RunStatus.FINISHED, NOON.plusSeconds(10))).isFalse();
    assertThat(live().find(run)).contains(ended);
    assertThat(finish(999, RunStatus.FINISHED, NOON)).isFalse();
  }

  @Test
  default void lateSamplesDoNotBringARunBackToLife() {
    long run = create().run().id();
    arrive(run, SECOND, SECOND + 1);
    finish(run, RunStatus.FINISHED, NOON);

    arrive(run, SECOND, SECOND + 5);

    assertThat(status(run)).isEqualTo(RunStatus.FINISHED);
    assertThat(catalog().run(run).orElseThrow().extent())
        .contains(new RunExtent(run, SECOND, SECOND + 5));
  }

  @Test
  default void aRunTimesOutOnceNothingHasComeForTooLong() {
    long silent = create().run().id();
    long neverBegun = create().run().id();
    long busy = create().run().id();
    long over = create().run().id();
    arrive(silent, SECOND, SECOND + 10);
    arrive(busy, SECOND, SECOND + 11);
    arrive(over, SECOND, SECOND + 1);
    finish(over, RunStatus.FINISHED, NOON);
    Instant now = Instant.ofEpochSecond(SECOND + 130);

    assertThat(live().timeOut(Instant.ofEpochSecond(SECOND + 10), now))
        .containsExactly(silent, neverBegun);

    assertThat(status(silent)).isEqualTo(RunStatus.TIMED_OUT);
    assertThat(live().find(silent).orElseThrow().end())
        .contains(new LiveRun.End(now, OptionalInt.empty(), Optional.empty(), Optional.empty()));
    assertThat(status(busy)).isEqualTo(RunStatus.RUNNING);
    assertThat(status(over)).isEqualTo(RunStatus.FINISHED);
    assertThat(live().timeOut(Instant.ofEpochSecond(SECOND + 10), now)).isEmpty();
  }

  @Test
  default void anEndThatComesAfterTheTimeOutWins() {
    long run = create().run().id();
    live().timeOut(NOON, NOON);
    arrive(run, SECOND, SECOND + 1);
    assertThat(status(run)).isEqualTo(RunStatus.TIMED_OUT);

    assertThat(finish(run, RunStatus.FINISHED, NOON.plusSeconds(300))).isTrue();

    assertThat(status(run)).isEqualTo(RunStatus.FINISHED);
    assertThat(live().find(run).orElseThrow().end().orElseThrow().time())
        .isEqualTo(NOON.plusSeconds(300));
    assertThat(live().timeOut(NOON.plusSeconds(900), NOON.plusSeconds(900))).isEmpty();
  }

  @Test
  default void ofManyThatTimeOutOrFinishARunAtOnceOneDoes() throws Exception {
    long run = create().run().id();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(() -> !live().timeOut(NOON, NOON).isEmpty());
    }
    int timedOut = successes(threads.invokeAll(calls));
    calls.clear();
    for (int i = 0; i < 8; i++) {
      calls.add(() -> finish(run, RunStatus.FINISHED, NOON));
    }
    int finished = successes(threads.invokeAll(calls));
    threads.shutdown();

    assertThat(timedOut).isEqualTo(1);
    assertThat(finished).isEqualTo(1);
  }

  private static int successes(List<Future<Boolean>> calls) throws Exception {
    int successes = 0;
    for (Future<Boolean> call : calls) {
      successes += call.get() ? 1 : 0;
    }
    return successes;
  }

  @Test
  default void aRunsTokenOutlivesItByAWhile() {
    LiveRun run = create("", 77, "checkout", NOON);
    live().addToken(run.run().id(), "aa");
    assertThat(live().token("aa"))
        .contains(new RunToken("aa", run.run().id(), 77, Optional.empty()));
    assertThat(live().token("bb")).isEmpty();

    live().timeOut(NOON, NOON);
    assertThat(live().token("aa").orElseThrow().expires()).contains(NOON.plus(Duration.ofDays(1)));
    finish(run.run().id(), RunStatus.FINISHED, NOON.plusSeconds(5));
    assertThat(live().token("aa").orElseThrow().expires())
        .contains(NOON.plusSeconds(5).plus(Duration.ofMinutes(10)));
  }

  @Test
  default void aLogKeepsItsLatestLines() {
    long run = create().run().id();
    live().addLog(run, List.of(new LogLine(1, "info", "first"), new LogLine(2, "error", "sëcond")));
    assertThat(live().log(run, new Paging(false, 0, 10)).items())
        .containsExactly(new LogLine(1, "info", "first"), new LogLine(2, "error", "sëcond"));

    List<LogLine> many = new ArrayList<>();
    for (int i = 0; i < LiveRuns.MOST_LOG_LINES - 1; i++) {
      many.add(new LogLine(10 + i, "info", "line"));
    }
    live().addLog(run, many);

    Page<LogLine> log = live().log(run, new Paging(false, 0, 2));
    assertThat(log.total()).isEqualTo(LiveRuns.MOST_LOG_LINES);
    assertThat(log.items()).extracting(LogLine::text).containsExactly("sëcond", "line");
    assertThat(live().log(run, new Paging(true, 0, 1)).items())
        .containsExactly(many.get(many.size() - 1));
    assertThat(live().log(run, new Paging(true, LiveRuns.MOST_LOG_LINES - 1, 9)).items())
        .containsExactly(new LogLine(2, "error", "sëcond"));
    live().addLog(999, many);
    assertThat(logged(999)).isZero();
  }

  private long logged(long run) {
    return live().log(run, new Paging(false, 0, 10)).total();
  }

  @Test
  default void aRunThatIsOverIsDeletedWithAllThatHangsOnIt() {
    long run = create().run().id();
    live().addToken(run, "aa");
    live().addLog(run, List.of(new LogLine(1, "info", "first")));
    finish(run, RunStatus.FINISHED, NOON);

    assertThat(catalog().delete(run)).isTrue();

    assertThat(live().find(run)).isEmpty();
    assertThat(live().token("aa")).isEmpty();
    assertThat(logged(run)).isZero();
    arrive(run, SECOND, SECOND + 1);
    assertThat(catalog().run(run)).isEmpty();
    assertThat(create().run().id()).isGreaterThan(run);
  }

  @Test
  default void aRunThatIsBeingStreamedInIsNotDeleted() {
    long run = create("", 1, "checkout", Instant.now()).run().id();
    assertThatThrownBy(() -> catalog().delete(run))
        .isInstanceOf(RunExistsException.class)
        .hasMessageContaining("is being streamed in");

    long forgotten = create().run().id();
    assertThat(catalog().delete(forgotten)).isTrue();
  }

  @Test
  default void aBackfillReplacesALiveRunOnlyIfTold() {
    long run = create().run().id();
    finish(run, RunStatus.FINISHED, NOON);
    GenerationRequest request =
        new GenerationRequest(OptionalLong.of(run), 1, "checkout", false, List.of("a.json"));
    assertThatThrownBy(() -> catalog().claim(request)).isInstanceOf(RunExistsException.class);

    Generation claimed =
        catalog()
            .claim(new GenerationRequest(OptionalLong.of(run), 1, "checkout", true, List.of()));
    assertThat(claimed.number()).isEqualTo(1);
  }

  @Test
  default void aRunIsFoundByTheKeyOfItsCreationHoweverLongAgo() {
    LiveRun run = create("topic k6: nightly", 1, "nightly", NOON.minus(Duration.ofDays(100)));
    create("topic k6: nightly", 2, "nightly", NOON);

    assertThat(live().created(1, "topic k6: nightly")).contains(run);
    assertThat(live().created(1, "topic k6: weekly")).isEmpty();
  }

  @Test
  default void theArchiveOfARunIsKnownOnceThereIsOne() {
    long run = create().run().id();
    assertThat(catalog().run(run).orElseThrow().archive()).isEmpty();

    live().archived(run);
    live().archived(run);

    assertThat(catalog().run(run).orElseThrow().archive()).hasValue(0);
  }
}

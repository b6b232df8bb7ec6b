package io.stepwell.schemas.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.metrics.Contains;
import io.stepwell.metrics.MetricType;
import io.stepwell.query.RunExtent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a catalog promises, whatever database it is in. */
abstract class CatalogContract
    implements ListingContract, LiveRunsContract, ContainedContract, RemoteWritesContract {

  static final RunMetric REQUESTS =
      new RunMetric("http_reqs", MetricType.COUNTER, Contains.DEFAULT);
  static final RunMetric DURATION =
      new RunMetric("http_req_duration", MetricType.TREND, Contains.TIME);

  private Catalog catalog;
  private String url;

  /** The URL of an empty database. */
  abstract String emptyDatabase() throws Exception;

  @BeforeEach
  void open() throws Exception {
    url = emptyDatabase();
    catalog = SqlCatalog.open(url);
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  static GenerationRequest newRun(String loadTest) {
    return new GenerationRequest(
        OptionalLong.empty(), Catalog.DEFAULT_PROJECT, loadTest, false, List.of("a.json", "b.csv"));
  }

  static GenerationRequest rewriting(long run, boolean replace) {
    return new GenerationRequest(
        OptionalLong.of(run), Catalog.DEFAULT_PROJECT, "checkout", replace, List.of("c.json"));
  }

  static GenerationResult done(Generation generation, long start) {
    return new GenerationResult(
        generation.number(),
        RunStatus.FINISHED,
        new RunExtent(generation.run(), start, start + 60),
        1000,
        12,
        3,
        OptionalInt.of(generation.number()),
        List.of(REQUESTS, DURATION),
        "{\"http_reqs\":[\"count>1\"]}");
  }

  Run written(String loadTest, long start) {
    Generation generation = catalog.claim(newRun(loadTest));
    catalog.switchTo(done(generation, start));
    return catalog.run(generation.run()).orElseThrow();
  }

  @Test
  void aClaimedRunIsKnownButHasNoDataYet() {
    Generation first = catalog.claim(newRun("checkout"));

    assertThat(first.run()).isEqualTo(1);
    assertThat(first.number()).isEqualTo(1);
    assertThat(first.isBeingWritten()).isTrue();
    Run run = catalog.run(1).orElseThrow();
    assertThat(run.generation()).isEmpty();
    assertThat(catalog.current(1)).isEmpty();
    assertThat(catalog.current(2)).isEmpty();
    assertThat(run.extent()).isEmpty();
    assertThat(run.loadTest().name()).isEqualTo("checkout");
    assertThat(catalog.metrics(1)).isEmpty();
    assertThat(catalog.runsOf(run.loadTest().id(), 10)).isEmpty();
  }

  @Test
  void theSwitchMakesAllOfAGenerationVisible() {
    Run run = written("checkout", 500);

    assertThat(run.generation()).hasValue(1);
    assertThat(run.archive()).hasValue(1);
    assertThat(run.extent()).contains(new RunExtent(1, 500, 560));
    assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
    assertThat(run.samples()).isEqualTo(1000);
    assertThat(run.series()).isEqualTo(12);
    assertThat(run.rejected()).isEqualTo(3);
    assertThat(run.thresholds()).isEqualTo("{\"http_reqs\":[\"count>1\"]}");
    assertThat(catalog.metrics(1)).containsExactly(DURATION, REQUESTS);
    assertThat(catalog.sources(1)).containsExactly("a.json", "b.csv");
  }

  @Test
  void aRunWithDataIsWrittenAnewOnlyOnRequest() {
    written("checkout", 500);

    assertThatThrownBy(() -> catalog.claim(rewriting(1, false)))
        .isInstanceOf(RunExistsException.class)
        .hasMessageContaining("run 1 has data already")
        .hasMessageContaining("--replace");
    assertThat(catalog.claim(rewriting(1, true)).number()).isEqualTo(2);
  }

  @Test
  void theOldGenerationAnswersUntilTheSwitch() {
    written("checkout", 500);
    Generation second = catalog.claim(rewriting(1, true));

    assertThat(catalog.current(1).orElseThrow().number()).isEqualTo(1);
    catalog.switchTo(done(second, 700));
    assertThat(catalog.current(1).orElseThrow().number()).isEqualTo(2);

    Run run = catalog.run(1).orElseThrow();
    assertThat(run.generation()).hasValue(2);
    assertThat(run.extent()).contains(new RunExtent(1, 700, 760));
    assertThat(catalog.sources(1)).containsExactly("c.json");
    assertThat(catalog.generations(1))
        .extracting(Generation::state)
        .containsExactly(Generation.State.ABANDONED, Generation.State.CURRENT);
  }

  @Test
  void anAbandonedRewriteLeavesTheOldGeneration() {
    written("checkout", 500);
    Generation second = catalog.claim(rewriting(1, true));
    catalog.abandon(second);

    assertThat(catalog.run(1).orElseThrow().generation()).hasValue(1);
    assertThatThrownBy(() -> catalog.switchTo(done(second, 700)))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("generation 2 of run 1");
    assertThat(catalog.run(1).orElseThrow().generation()).hasValue(1);
    assertThat(catalog.metrics(1)).hasSize(2);
  }

  @Test
  void anAbandonedNewRunIsForgotten() {
    catalog.abandon(catalog.claim(newRun("checkout")));
    assertThat(catalog.loadTests()).isEmpty();

    assertThat(catalog.runs()).isEmpty();
  }

  @Test
  void aRunThatAProcessWritesIsLeftToIt() {
    catalog.claim(rewriting(7, false));

    assertThatThrownBy(() -> catalog.claim(rewriting(7, true)))
        .isInstanceOf(RunExistsException.class)
        .hasMessageContaining("run 7 is being written by process");
    assertThatThrownBy(() -> catalog.delete(7)).isInstanceOf(RunExistsException.class);
  }

  @Test
  void whatADeadProcessLeftIsGivenUp() {
    Owner dead = new Owner(Owner.current().host(), 1, Instant.EPOCH, Optional.empty());
    try (Database database = new Database(url)) {
      database.write(session -> new Claim(session, rewriting(7, false), dead).make());
    }

    assertThat(catalog.claim(rewriting(7, false)).number()).isEqualTo(2);
    assertThat(catalog.generations(7).get(0).state()).isEqualTo(Generation.State.ABANDONED);
  }

  @Test
  void whatAJobHasNotRenewedForLongIsGivenUp() {
    Owner silent =
        new Owner("elsewhere", 1, Instant.EPOCH, Optional.of(Instant.now().minus(Owner.PATIENCE)));
    Generation first = catalog.claim(rewriting(7, false), silent);

    assertThat(catalog.renew(7, first.number())).isTrue();
    assertThatThrownBy(() -> catalog.claim(rewriting(7, true)))
        .isInstanceOf(RunExistsException.class)
        .hasMessageContaining("run 7 is being written by a job that process 1 on elsewhere");
    catalog.abandon(first);
    Generation second = catalog.claim(rewriting(7, false), silent);
    assertThat(catalog.claim(rewriting(7, false)).number()).isEqualTo(second.number() + 1);
    assertThat(catalog.renew(7, second.number())).isFalse();
  }

  @Test
  void idsAreNeverGivenTwice() {
    catalog.abandon(catalog.claim(newRun("checkout")));
    written("checkout", 0);
    catalog.delete(2);
    catalog.claim(rewriting(41, false));

    assertThat(catalog.claim(newRun("checkout")).run()).isEqualTo(42);
  }

  @Test
  void theSameNameInAProjectIsTheSameLoadTest() {
    Run first = written("checkout", 0);
    Run second = written("checkout", 0);
    Run other = written("search", 0);

    assertThat(second.loadTest()).isEqualTo(first.loadTest());
    assertThat(other.loadTest().id()).isNotEqualTo(first.loadTest().id());
    assertThat(catalog.loadTest(Catalog.DEFAULT_PROJECT, "search")).contains(other.loadTest());
    assertThat(catalog.loadTest(Catalog.DEFAULT_PROJECT, "none")).isEmpty();
    assertThat(catalog.loadTests()).containsExactly(first.loadTest(), other.loadTest());
  }

  @Test
  void runsOfALoadTestComeLatestStartFirst() {
    written("checkout", 300);
    written("checkout", 900);
    written("search", 800);
    written("checkout", 600);
    long checkout = catalog.loadTest(1).orElseThrow().id();

    assertThat(catalog.runsOf(checkout, 2)).extracting(Run::id).containsExactly(2L, 4L);
    assertThat(catalog.runs()).extracting(Run::id).containsExactly(4L, 3L, 2L, 1L);
  }

  @Test
  void aDeletedRunIsGone() {
    written("checkout", 0);

    assertThat(catalog.delete(1)).isTrue();
    assertThat(catalog.delete(1)).isFalse();
    assertThat(catalog.run(1)).isEqualTo(Optional.empty());
    assertThat(catalog.metrics(1)).isEmpty();
  }

  @Test
  void manyWritersAtOnceGetIdsOfTheirOwn() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Long>> claims = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      claims.add(threads.submit(() -> catalog.claim(newRun("checkout")).run()));
    }
    List<Long> ids = new ArrayList<>();
    for (Future<Long> claim : claims) {
      ids.add(claim.get());
    }
    threads.shutdown();

    assertThat(ids).doesNotHaveDuplicates().hasSize(24);
  }

  @Test
  void whatIsWrittenIsThereAfterReopening() {
    written("checkout", 500);
    catalog.close();
    catalog = SqlCatalog.open(url);

    assertThat(catalog.run(1)).isPresent();
  }

  @Test
  void aCatalogOfANewerVersionIsRefused() {
    try (Database database = new Database(url)) {
      database.write(session -> session.update("UPDATE flyway_schema_history SET version = '999'"));
    }

    assertThatThrownBy(() -> SqlCatalog.open(url))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("newer Stepwell");
  }
}

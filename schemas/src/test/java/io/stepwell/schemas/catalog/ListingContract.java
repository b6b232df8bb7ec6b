package io.stepwell.schemas.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.query.RunExtent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a catalog promises of its lists and of the access tokens it keeps. */
interface ListingContract {

  Catalog catalog();

  private void write(long project, String loadTest, long run, long start) {
    Generation generation =
        catalog()
            .claim(
                new GenerationRequest(
                    OptionalLong.of(run), project, loadTest, false, List.of("a.json")));
    catalog()
        .switchTo(
            new GenerationResult(
                generation.number(),
                RunStatus.FINISHED,
                new RunExtent(run, start, start + 60),
                10,
                2,
                0,
                OptionalInt.empty(),
                List.of(),
                "{}"));
  }

  /** Four backfilled runs of two projects, ids against the order of time, and one without data. */
  private void fill() {
    write(1, "checkout", 14, 1000);
    write(1, "checkout", 13, 2000);
    write(1, "search", 12, 3000);
    write(2, "checkout", 11, 4000);
    catalog()
        .claim(new GenerationRequest(OptionalLong.of(10), 1, "search", false, List.of("b.json")));
  }

  private static RunFilter everything() {
    return filter(Scope.EVERYTHING, OptionalLong.empty());
  }

  private static RunFilter filter(Scope scope, OptionalLong project) {
    return new RunFilter(scope, project, OptionalLong.empty(), Optional.empty(), Optional.empty());
  }

  private List<Long> ids(RunFilter filter, Paging paging) {
    return catalog().runs(filter, paging).items().stream().map(Run::id).toList();
  }

  @Test
  default void runsAreListedByWhenTheyBeganPageByPage() {
    fill();
    assertThat(ids(everything(), new Paging(false, 0, 10)))
        .containsExactly(14L, 13L, 12L, 11L, 10L);
    assertThat(ids(everything(), new Paging(true, 0, 10))).containsExactly(10L, 11L, 12L, 13L, 14L);
    assertThat(ids(everything(), new Paging(true, 1, 2))).containsExactly(11L, 12L);
    assertThat(ids(everything(), new Paging(true, 9, 2))).isEmpty();
    assertThat(catalog().runs(everything(), new Paging(true, 9, 2)).total()).isEqualTo(5);
  }

  @Test
  default void runsAreFilteredByProjectLoadTestAndTime() {
    fill();
    Paging all = new Paging(false, 0, 10);
    assertThat(ids(filter(Scope.of(Set.of(2L)), OptionalLong.empty()), all)).containsExactly(11L);
    assertThat(ids(filter(Scope.of(Set.of(2L)), OptionalLong.of(1)), all)).isEmpty();
    assertThat(ids(filter(Scope.of(Set.of()), OptionalLong.empty()), all)).isEmpty();
    assertThat(ids(filter(Scope.EVERYTHING, OptionalLong.of(1)), all))
        .containsExactly(14L, 13L, 12L, 10L);
    long search = catalog().loadTest(1, "search").orElseThrow().id();
    RunFilter ofSearch =
        new RunFilter(
            Scope.EVERYTHING,
            OptionalLong.empty(),
            OptionalLong.of(search),
            Optional.empty(),
            Optional.empty());
    assertThat(ids(ofSearch, all)).containsExactly(12L, 10L);
    RunFilter between =
        new RunFilter(
            Scope.EVERYTHING,
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.of(Instant.ofEpochSecond(2000)),
            Optional.of(Instant.ofEpochSecond(4000)));
    assertThat(ids(between, all)).containsExactly(13L, 12L);
  }

  @Test
  default void loadTestsAreFilteredByProjectAndName() {
    fill();
    Paging all = new Paging(false, 0, 10);
    Page<LoadTest> named =
        catalog()
            .loadTests(
                new LoadTestFilter(Scope.EVERYTHING, OptionalLong.empty(), Optional.of("checkout")),
                all);
    assertThat(named.items()).extracting(LoadTest::project).containsExactlyInAnyOrder(1L, 2L);
    Page<LoadTest> seen =
        catalog()
            .loadTests(
                new LoadTestFilter(
                    Scope.of(Set.of(1L)), OptionalLong.empty(), Optional.of("che'ckout")),
                all);
    assertThat(seen.items()).isEmpty();
    assertThat(
            catalog()
                .loadTests(
                    new LoadTestFilter(Scope.EVERYTHING, OptionalLong.of(1), Optional.empty()),
                    new Paging(false, 0, 1)))
        .satisfies(page -> assertThat(page.total()).isEqualTo(2))
        .satisfies(page -> assertThat(page.items()).hasSize(1));
  }

  @Test
  default void accessTokensAreReplacedAsAWhole() {
    assertThat(catalog().accessTokens()).isEmpty();
    AccessToken all = new AccessToken("aa", OptionalLong.empty());
    AccessToken one = new AccessToken("bb", OptionalLong.of(7));
    AccessToken other = new AccessToken("bb", OptionalLong.of(8));
    catalog().setAccessTokens(List.of(one, all, other));
    assertThat(catalog().accessTokens()).containsExactlyInAnyOrder(all, one, other);
    catalog().setAccessTokens(List.of(other));
    assertThat(catalog().accessTokens()).containsExactly(other);
    catalog().setAccessTokens(List.of());
    assertThat(catalog().accessTokens()).isEmpty();
  }

  @Test
  default void aLoadTestIsAddedOnce() {
    LoadTest added = catalog().addLoadTest(78, "checkout").orElseThrow();
    assertThat(catalog().loadTest(added.id())).contains(added);
    assertThat(catalog().loadTest(78, "checkout")).contains(added);
    assertThat(catalog().addLoadTest(78, "checkout")).isEmpty();
    assertThat(catalog().addLoadTest(79, "checkout").orElseThrow().id()).isNotEqualTo(added.id());
  }
}

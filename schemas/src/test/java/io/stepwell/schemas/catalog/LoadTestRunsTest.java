package io.stepwell.schemas.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.query.QueryException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTestRunsTest {

  private final Catalog catalog;
  private long early;
  private long late;
  private long other;

  LoadTestRunsTest(@TempDir Path directory) {
    catalog = Home.at(directory).createCatalog();
  }

  @BeforeEach
  void write() {
    late = run("checkout", 2_000);
    early = run("checkout", 1_000);
    other = run("search", 3_000);
  }

  private long run(String loadTest, long start) {
    Generation generation = catalog.claim(CatalogContract.newRun(loadTest));
    catalog.switchTo(CatalogContract.done(generation, start));
    return generation.run();
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  @Test
  void theLastRunsAreThoseThatStartedLast() {
    LoadTestRuns checkout = LoadTestRuns.of(catalog, 1);

    assertThat(checkout.last(LoadTestRuns.DEFAULT)).containsExactly(late, early);
    assertThat(checkout.last(1)).containsExactly(late);
  }

  @Test
  void lessThanOneRunIsRefused() {
    LoadTestRuns checkout = LoadTestRuns.of(catalog, 1);

    assertThatThrownBy(() -> checkout.last(0))
        .isInstanceOf(QueryException.class)
        .hasMessage("the number of last runs is 1 or more, not 0");
  }

  @Test
  void namedRunsAreAskedOnceEach() {
    assertThat(LoadTestRuns.of(catalog, 1).exactly(List.of(early, late, early)))
        .containsExactly(early, late);
  }

  @Test
  void aRunOfAnotherLoadTestIsNotFound() {
    LoadTestRuns checkout = LoadTestRuns.of(catalog, 1);

    assertThatThrownBy(() -> checkout.exactly(List.of(early, other)))
        .isInstanceOf(QueryException.class)
        .hasMessage("there is no test run 3 in load test 1");
  }

  @Test
  void anUnknownLoadTestIsNotFound() {
    assertThatThrownBy(() -> LoadTestRuns.of(catalog, 9))
        .isInstanceOf(QueryException.class)
        .extracting(error -> ((QueryException) error).kind())
        .isEqualTo(QueryException.Kind.NOT_FOUND);
  }
}

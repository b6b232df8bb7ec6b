package io.stepwell.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.schemas.lake.LakeStepStore;
import io.stepwell.server.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarmUpTest {

  private final TestHome home = TestHome.create();
  private final LakeStepStore lake = new LakeStepStore(home.files(), home.catalog());

  @AfterEach
  void close() {
    home.close();
  }

  private void fill() {
    home.write(
        1,
        "test",
        """
        load run 1 start 1000
          counter c 1
        load run 2 start 2000
          counter c 1
          gauge   g 1
          rate    r 1
          trend   t 1
        """);
  }

  @Test
  void theNewestRunIsInMemoryAfterwards() {
    fill();
    new WarmUp(home.catalog(), lake).run();
    assertThat(lake.cache().runs()).isEqualTo(1);
    assertThat(lake.cache().bytes()).isPositive();
    long misses = lake.cache().misses();
    new WarmUp(home.catalog(), lake).run();
    assertThat(lake.cache().misses()).isEqualTo(misses);
  }

  @Test
  void anEmptyHomeAndAClaimedRunAreNothingToAsk() {
    new WarmUp(home.catalog(), lake).run();
    home.claim(1, "test", 3);
    new WarmUp(home.catalog(), lake).run();
    assertThat(lake.cache().runs()).isZero();
  }

  @Test
  void aDamagedLakeStopsNobody() throws IOException {
    fill();
    try (Stream<Path> files = Files.walk(home.directory().resolve("lake"))) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).isNotEmpty();
      for (Path file : all) {
        Files.writeString(file, "not Parquet");
      }
    }
    new WarmUp(home.catalog(), lake).run();
    assertThat(lake.cache().runs()).isZero();
  }
}

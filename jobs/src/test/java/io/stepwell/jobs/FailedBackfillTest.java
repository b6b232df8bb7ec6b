package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.schemas.catalog.Generation;
import io.stepwell.schemas.catalog.RunExistsException;
import io.stepwell.schemas.k6.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backfill that fails leaves everything as it was; one that replaces gives the same numbers. */
class FailedBackfillTest {

  private static final long RUN = 4;

  private final Path directory;
  private final FilledHome home;

  FailedBackfillTest(@TempDir Path directory) {
    this.directory = directory;
    this.home = new FilledHome(directory.resolve("home"));
  }

  @BeforeEach
  void fill() {
    home.backfill(RequestBuilder.of(Fixture.RUN.json()).run(RUN));
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void aFileDamagedInTheMiddle() throws IOException {
    byte[] bytes = Files.readAllBytes(Fixture.RUN2.json());
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 100, (byte) 0x55);
    Path damaged = Files.write(directory.resolve("damaged.json.gz"), bytes);
    assertRefused(RequestBuilder.of(damaged), "damaged.json.gz", "--salvage");
  }

  @Test
  void aFileThatBreaksOff() throws IOException {
    byte[] bytes = Files.readAllBytes(Fixture.RUN2.json());
    byte[] half = Arrays.copyOf(bytes, bytes.length / 2);
    Path truncated = Files.write(directory.resolve("truncated.json.gz"), half);
    assertRefused(RequestBuilder.of(truncated), "truncated.json.gz", "--salvage");
  }

  @Test
  void filesThatContradictEachOther() throws IOException {
    List<String> lines =
        K6Output.lines(Fixture.RUN2.json()).stream()
            .map(
                line ->
                    line.replace(
                        "\"cart_size\",\"type\":\"gauge\"", "\"cart_size\",\"type\":\"trend\""))
            .toList();
    Path contradicting = K6Output.write(lines, directory.resolve("contradicting.json"));
    assertRefused(
        RequestBuilder.of(Fixture.RUN.json(), contradicting), "cart_size", "gauge", "trend");
  }

  @Test
  void aRunThatFailsForTheFirstTimeLeavesNothing() throws IOException {
    byte[] half = Arrays.copyOf(Files.readAllBytes(Fixture.RUN2.json()), 30_000);
    Path truncated = Files.write(directory.resolve("truncated.json.gz"), half);
    List<String> before = home.files();
    assertThatThrownBy(() -> home.backfill(RequestBuilder.of(truncated).run(RUN + 1)))
        .isInstanceOf(BadInputException.class);
    assertThat(home.catalog().run(RUN + 1)).isEmpty();
    assertThat(home.files()).isEqualTo(before);
  }

  @Test
  void aRunThatExistsIsNotTouchedUnlessItIsToBeReplaced() throws IOException {
    Map<String, Double> figures = RunFigures.of(home, RUN);
    List<String> before = home.files();
    assertThatThrownBy(() -> home.backfill(RequestBuilder.of(Fixture.RUN2.json()).run(RUN)))
        .isInstanceOf(RunExistsException.class)
        .hasMessageContaining("--replace");
    assertThat(home.files()).isEqualTo(before);
    assertThat(RunFigures.of(home, RUN)).isEqualTo(figures);
  }

  @Test
  void replacedByItselfARunAnswersTheSame() throws IOException {
    Map<String, Double> figures = RunFigures.of(home, RUN);
    for (int tasks : List.of(1, 3, 4)) {
      home.backfill(RequestBuilder.of(Fixture.RUN.json()).run(RUN).replacing().parallelism(tasks));
      assertThat(RunFigures.of(home, RUN)).isEqualTo(figures);
      new AnswerAgreement(home, RUN, RawRun.read(Fixture.RUN.json()))
          .checkQuantiles("http_req_duration", List.of("name"));
    }
    assertThat(home.catalog().generations(RUN))
        .filteredOn(generation -> generation.state() == Generation.State.CURRENT)
        .extracting(Generation::number)
        .containsExactly(4);
    assertThat(home.files())
        .as("the files that answer, and those that did before")
        .allMatch(file -> file.contains("generation=4/") || file.contains("generation=3/"));
  }

  @Test
  void replacedByAnotherNothingOfTheOldIsLeftInTheAnswers() {
    home.backfill(RequestBuilder.of(Fixture.WS.json()).run(RUN).replacing());
    try (FilledHome clean = new FilledHome(directory.resolve("clean"))) {
      clean.backfill(RequestBuilder.of(Fixture.WS.json()).run(RUN));
      assertThat(RunFigures.of(home, RUN)).isEqualTo(RunFigures.of(clean, RUN));
    }
  }

  /** Over the run that is there, and replacing it. */
  private void assertRefused(RequestBuilder request, String... words) throws IOException {
    Map<String, Double> figures = RunFigures.of(home, RUN);
    List<String> before = home.files();
    assertThatThrownBy(() -> home.backfill(request.run(RUN).replacing()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll(words)
        .message()
        .doesNotContain("\n");
    assertThat(home.files()).isEqualTo(before);
    assertThat(RunFigures.of(home, RUN)).isEqualTo(figures);
    assertThat(home.catalog().run(RUN).orElseThrow().generation()).hasValue(1);
  }
}

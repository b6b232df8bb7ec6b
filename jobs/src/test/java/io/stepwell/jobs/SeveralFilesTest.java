package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of several load generators as one run, and the lines of one file in any order. */
class SeveralFilesTest {

  private static final Path ONE = Fixture.RUN.json();
  private static final Path TWO = Fixture.RUN2.json();

  private final Path directory;
  private final FilledHome home;

  SeveralFilesTest(@TempDir Path directory) {
    this.directory = directory;
    this.home = new FilledHome(directory.resolve("home"));
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void areOneRunWhoseGaugesStayApart() {
    BackfillResult result = home.backfill(RequestBuilder.of(ONE, TWO).run(1));
    RawRun raw = RawRun.read(ONE, TWO);
    assertThat(result.samples()).isEqualTo(raw.samples().size());
    assertThat(instances("vus")).containsExactlyInAnyOrder("1", "2");
    assertThat(instances("http_reqs")).containsOnly("");

    AnswerAgreement agreement = new AnswerAgreement(home, 1, raw);
    for (String metric : raw.types().keySet()) {
      agreement.checkWhole(metric, List.of());
      agreement.checkWhole(metric, List.of("instance_id", "scenario"));
    }
    agreement.checkQuantiles("http_req_duration", List.of());
    agreement.checkQuantiles("http_req_duration", List.of("name", "status"));
  }

  @Test
  void anInstanceMayBeNamed() {
    home.backfill(RequestBuilder.of(ONE, TWO).run(1).instance("paris"));
    assertThat(instances("cart_size")).containsOnly("paris");
  }

  @Test
  void anInstanceThatTheFileNamesIsKept() throws IOException {
    List<String> lines =
        K6Output.lines(ONE).stream()
            .map(line -> line.replace("\"tags\":{", "\"tags\":{\"instance_id\":\"9\","))
            .toList();
    home.backfill(RequestBuilder.of(K6Output.write(lines, directory.resolve("a.json"))).run(1));
    assertThat(instances("vus")).containsOnly("9");
    assertThat(instances("http_reqs")).containsOnly("9");
  }

  @Test
  void jsonAndCsvMayBeMixed() {
    home.backfill(
        RequestBuilder.of(ONE, Fixture.RUN2.csv()).run(1).types(RawRun.read(ONE).types()));
    new AnswerAgreement(home, 1, RawRun.read(ONE, TWO)).checkWhole("http_reqs", List.of("name"));
  }

  @Test
  void theOrderOfLinesIsOfNoConsequence() throws IOException {
    List<String> lines = new ArrayList<>(K6Output.lines(ONE));
    Collections.shuffle(lines, new Random(8));
    Path shuffled = K6Output.write(lines, directory.resolve("shuffled.json"));
    home.backfill(RequestBuilder.of(ONE).run(1));
    BackfillResult result = home.backfill(RequestBuilder.of(shuffled).run(2).parallelism(3));
    assertThat(result.warnings()).isEmpty();
    assertThat(result.rejected()).isZero();
    assertThat(RunFigures.of(home, 2)).isEqualTo(RunFigures.of(home, 1));
  }

  private Stream<String> instances(String metric) {
    return home.store().series(1).stream()
        .filter(series -> series.metric().equals(metric))
        .map(series -> series.labels().get("instance_id"))
        .distinct();
  }
}

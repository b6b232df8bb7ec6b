package io.stepwell.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.server.RawResponse;
import io.stepwell.server.TestHome;
import io.stepwell.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Exports over HTTP. */
class ExportTest {

  private static final String TOKEN = "Authorization: Bearer secret-of-7";
  private static final String OTHER = "Authorization: Bearer secret-of-8";
  private static final String RUN = "/loadtests/v2/runs/71";
  private static final String EXPORT = RUN + "/export";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String SAMPLES =
      """
      load run 71 start 2023-05-24T17:30:00Z
        counter c{a="x, \\"y\\""}  3 0 _ _ _ _ _ 2
        gauge   g{b="1"}  [2 4]
        rate    r{a=""}   [1 0 1]
        trend   t         [10 20 30]
      """;

  private final TestHome home = TestHome.create();
  private TestServer server = start();

  private TestServer start() {
    return TestServer.over(home).token("secret-of-7@7").token("secret-of-8@8").start();
  }

  @AfterEach
  void close() {
    server.close();
    home.close();
  }

  private static void await(BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private JsonNode told() {
    return server.get(RUN, TOKEN).json().at("/k6-run/export");
  }

  private void export(int first) {
    home.write(7, "exported", SAMPLES.replace("3 0", first + " 0"));
    assertThat(server.send("POST", EXPORT, TOKEN).status()).isEqualTo(200);
    await(() -> told().path("export_status").asInt() == 2);
  }

  @Test
  void aFileIsMadeAndServedAtTheAddressThatTheRunTells() {
    home.write(7, "exported", SAMPLES);
    assertThat(told().isNull()).isTrue();
    assertThat(server.get(EXPORT, TOKEN).status()).isEqualTo(404);
    export(3);

    String url = told().path("export_file").asText();
    assertThat(url).isEqualTo("http://test.example:1234" + EXPORT);
    RawResponse file = server.get(EXPORT, TOKEN);
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(file.header("Content-Disposition")).contains("test-run-71.csv");
    assertThat(file.text())
        .isEqualTo(
            """
            metric,type,timestamp,count,nonzero,sum,min,max,last,avg,p50,p90,p95,p99,label_a,label_b
            c,counter,1684949400,1,,3,,,,,,,,,"x, ""y\""",
            c,counter,1684949401,1,,0,,,,,,,,,"x, ""y\""",
            c,counter,1684949407,1,,2,,,,,,,,,"x, ""y\""",
            g,gauge,1684949400,2,,6,2,4,4,3,,,,,,1
            r,rate,1684949400,3,2,,,,,,,,,,,
            t,trend,1684949400,3,,60,10,30,,20,20,30,30,30,,
            """
                .replace("\n", "\r\n"));
    RawResponse head = server.send("HEAD", EXPORT, TOKEN);
    assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(file.text().length()));
    assertThat(head.text()).isEmpty();
  }

  @Test
  void itIsAsOpenAsTheRun() {
    export(3);
    assertThat(server.get(EXPORT).status()).isEqualTo(401);
    assertThat(server.send("POST", EXPORT).status()).isEqualTo(401);
    RawResponse foreign = server.get(EXPORT, OTHER);
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.text()).contains("there is no test run 71");
    assertThat(server.send("POST", EXPORT, OTHER).status()).isEqualTo(404);
  }

  @Test
  void itOutlivesTheServerButNotItsRun() {
    export(3);
    server.close();
    server = start();
    assertThat(told().path("export_status").asInt()).isEqualTo(2);

    home.catalog().delete(71);
    home.write(7, "again", SAMPLES);
    assertThat(told().isNull()).isTrue();
    assertThat(server.get(EXPORT, TOKEN).status()).isEqualTo(404);
  }

  @Test
  void anotherShowsTheRunAsItIsThen() {
    export(3);
    String first = server.get(EXPORT, TOKEN).text();
    export(4);
    await(() -> !server.get(EXPORT, TOKEN).text().equals(first));
    assertThat(server.get(EXPORT, TOKEN).text()).contains("c,counter,1684949400,1,,4,");
  }

  @Test
  void filesAreKeptForADay() throws IOException {
    export(3);
    Path file = files().get(0);
    Path left = Files.writeString(file.resolveSibling("run-9-1.csv.1.part"), "half");
    Path foreign = Files.writeString(file.resolveSibling("notes.txt"), "mine");
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
    for (Path each : List.of(file, left, foreign)) {
      Files.setLastModifiedTime(each, old);
    }
    server.close();
    server = start();
    await(() -> files().equals(List.of(foreign)));
    assertThat(told().isNull()).isTrue();
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(home.directory().resolve("exports"))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatCannotBeReadIsToldAsFailed() throws IOException {
    home.write(7, "exported", SAMPLES);
    try (Stream<Path> files = Files.walk(home.directory().resolve("lake/steps"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(file, "no parquet");
      }
    }
    server.send("POST", EXPORT, TOKEN);
    await(() -> told().path("export_status").asInt() == 3);
    assertThat(told().path("export_file").isNull()).isTrue();
    assertThat(files()).isEmpty();
  }
}

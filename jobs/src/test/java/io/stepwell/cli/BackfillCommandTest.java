package io.stepwell.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Backfills that work, and those that are refused and leave nothing behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackfillCommandTest {

  private static final String METRIC =
      """
      {"type":"Metric","data":{"name":"%s","type":"%s","contains":"default"},"metric":"%s"}
      """;
  private static final String POINT =
      """
      {"metric":"%s","type":"Point","data":{"time":"2026-11-21T20:37:%02dZ","value":%s,"tags":{}}}
      """;

  private final Path directory;
  private final Path home;

  BackfillCommandTest(@TempDir Path directory) {
    this.directory = directory;
    this.home = directory.resolve("home");
  }

  private static String counter(String metric, int samples) {
    StringBuilder text = new StringBuilder(METRIC.formatted(metric, "counter", metric));
    for (int i = 0; i < samples; i++) {
      text.append(POINT.formatted(metric, i % 60, "1"));
    }
    return text.toString();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private CommandRun backfill(Object... arguments) {
    List<String> words =
        new ArrayList<>(
            List.of("--home", home.toString(), "--quiet", "backfill", "--parallelism", "1"));
    Arrays.stream(arguments).map(Object::toString).forEach(words::add);
    return CommandRun.of(words);
  }

  private String runs() {
    return CommandRun.of("runs", "list", "--home", home.toString()).out();
  }

  /** Run 1, which the other tests leave alone or write anew as it is. */
  @BeforeAll
  void fill() throws IOException {
    CommandRun run =
        backfill("--load-test", "checkout", file("first.json", counter("http_reqs", 90)));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsPattern(
            "(?s)\\Arun        1\nsamples    90\nrejected   0\nseries     1\nseconds    [0-9.]+\nsamples/s  \\d+\n\\z");
  }

  @Test
  void aRunThatExistsIsRefusedUnlessItIsToBeReplaced() throws IOException {
    Path again = file("again.json", counter("http_reqs", 90));

    CommandRun refused = backfill("--run", 1, again);
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.errors()).singleElement().asString().contains("run 1").contains("--replace");

    CommandRun replaced = backfill("--run", 1, "--replace", again);
    assertThat(replaced.exitCode()).isZero();
    assertThat(runs()).contains("checkout").doesNotContain("default");
  }

  @Test
  void whatCannotBeReadIsCountedAndKeptApart() throws IOException {
    Path broken = file("broken.json", counter("http_reqs", 3) + "{\"metric\":\"http_reqs\",\"ty\n");
    Path letters = directory.resolve("letters.jsonl");

    CommandRun run = backfill("--run", 20, "--dead-letters", letters, broken);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("samples       3\nrejected      1\n")
        .contains("dead letters  " + letters + "\n");
    assertThat(letters).content().contains("broken.json").contains("\"line\":5");
  }

  @Test
  void aTypeThatNobodyTellsIsGuessedWithAWarning() throws IOException {
    Path csv =
        file(
            "custom.csv",
            """
            metric_name,timestamp,metric_value,extra_tags,metadata
            orders,1795293438,2.000000,,
            cart,1795293438,3.000000,,
            """);

    CommandRun run = backfill("--run", 30, "--type", "orders=counter", csv);

    assertThat(run.exitCode()).isZero();
    assertThat(run.errors()).singleElement().asString().startsWith("warning: ").contains("cart");
    assertThat(CommandRun.of("runs", "show", "30", "--home", home.toString()).out())
        .contains("orders  counter")
        .contains("cart    trend");
  }

  @Test
  void inputThatCannotBeTakenIsRefusedInOneSentence() throws IOException {
    String before = runs();
    Path gz = gzipped("whole.json.gz", counter("http_reqs", 9000));
    Path cut = directory.resolve("cut.json.gz");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(gz), (int) Files.size(gz) / 2));
    String twoTypes = counter("orders", 1) + METRIC.formatted("orders", "gauge", "orders");

    assertRefused(backfill(directory.resolve("absent.json")), "absent.json", "no such file");
    assertRefused(backfill(directory), "is a directory");
    assertRefused(backfill(file("empty.json", "")), "empty.json is empty");
    assertRefused(backfill(file("notes.txt", "hello\n")), "notes.txt is not an output of k6");
    assertRefused(backfill(cut), "cut.json.gz", "--salvage");
    assertRefused(backfill(file("types.json", twoTypes)), "orders", "counter", "gauge");
    assertThat(runs()).isEqualTo(before);
  }

  @Test
  void salvageKeepsWhatCanBeRead() throws IOException {
    Path gz = gzipped("long.json.gz", counter("http_reqs", 20_000));
    Path cut = directory.resolve("halved.json.gz");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(gz), (int) Files.size(gz) / 2));

    CommandRun run = backfill("--run", 40, "--salvage", cut);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).containsPattern("samples +\\d{2,}\n");
  }

  @Test
  void aPipeIsAFileToo() throws Exception {
    Path pipe = directory.resolve("pipe");
    assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Thread writer = new Thread(() -> write(pipe, counter("http_reqs", 7)));
    writer.start();

    CommandRun run = backfill("--run", 50, pipe);

    writer.join();
    assertThat(run.out()).contains("samples    7\n");
    assertThat(CommandRun.of("runs", "show", "50", "--home", home.toString()).out())
        .contains("source       " + pipe);
  }

  private static void write(Path pipe, String text) {
    try {
      Files.writeString(pipe, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aLakeThatCannotBeReachedLeavesNothingBehind() {
    String before = runs();

    System.setProperty("aws.endpointUrlS3", "http://127.0.0.1:1");
    System.setProperty("aws.accessKeyId", "nobody");
    System.setProperty("aws.secretAccessKey", "the-secret");
    CommandRun run = backfill("--lake", "s3://container/lake", directory.resolve("first.json"));
    System.clearProperty("aws.endpointUrlS3");
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.errors())
        .singleElement()
        .asString()
        .contains("the object store at http://127.0.0.1:1 cannot be reached")
        .doesNotContain("the-secret");
    assertThat(runs()).isEqualTo(before);
  }

  @Test
  void anArchiveIsReadOfARunThatHasOne() throws IOException {
    assertThat(backfill("--from-archive", "--run", 1).exitCode()).isZero();
    assertThat(backfill("--from-archive", "--run", 99).exitCode()).isEqualTo(4);
  }

  @Test
  void aHomeThatCannotBeWrittenIsABackendFailure() throws IOException {
    Path occupied = file("occupied", "a file");

    CommandRun run =
        CommandRun.of("backfill", "--home", occupied.toString(), directory + "/first.json");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.errors()).singleElement().asString().contains(occupied.toString());
    assertThat(occupied).hasContent("a file");
  }

  private static void assertRefused(CommandRun run, String... words) {
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.errors()).singleElement().asString().startsWith("stepwell: ").contains(words);
  }

  private Path gzipped(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(UTF_8));
    }
    return file;
  }
}

package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.functions.DeadLetter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are no use are put aside with their place, and all others are read. */
class BrokenLinesTest {

  private static final byte[] BINARY =
      bytes(
          "{\"metric\":\"vus\",\"type\":\"Point\",\"data\":{\"time\":\"2026-11-21T20:37:19Z\","
              + "\"value\":1,\"tags\":{\"a\":\"~\"}}}");

  /** Whatever may stand between good lines, and a word of why it is none. */
  private static final Map<String, String> BROKEN =
      Map.of(
          "no JSON at all",
          "is not",
          point("2026-11-21T20:37:19Z", "NaN"),
          "NaN",
          point("1970-01-01T00:00:01Z", "1"),
          "1970",
          point("2926-11-21T20:37:19Z", "1"),
          "2926",
          point("yesterday", "1"),
          "yesterday",
          point("2026-11-21T20:37:19Z", "\"1\""),
          "text 1",
          "{\"type\":\"Point\",\"data\":{\"time\":\"2026-11-21T20:37:19Z\",\"value\":1}}",
          "metric",
          point("2026-11-21T20:37:19Z", "1").substring(0, 70),
          "breaks off");

  static {
    for (int i = 0; i < BINARY.length; i++) {
      BINARY[i] = BINARY[i] == '~' ? (byte) 0xff : BINARY[i];
    }
  }

  private final Path directory;
  private final FilledHome home;

  BrokenLinesTest(@TempDir Path directory) {
    this.directory = directory;
    this.home = new FilledHome(directory.resolve("home"));
  }

  @AfterEach
  void close() {
    home.close();
  }

  private static String point(String time, String value) {
    return "{\"metric\":\"vus\",\"type\":\"Point\",\"data\":{\"time\":\"%s\",\"value\":%s,\"tags\":{}}}"
        .formatted(time, value);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16})
  void haveTheirFileAndLineHoweverManyTasksReadIt(int tasks) throws IOException {
    Map<Long, String> broken = new TreeMap<>();
    Path file = Files.write(directory.resolve("broken.json"), mixed(broken));
    BackfillResult result = home.backfill(RequestBuilder.of(file).run(1).parallelism(tasks));
    assertRest(result, broken);
  }

  @Test
  void inAPackedFileToo() throws IOException {
    Map<Long, String> broken = new TreeMap<>();
    Path file = directory.resolve("broken.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(mixed(broken));
    }
    assertRest(home.backfill(RequestBuilder.of(file).run(1)), broken);
  }

  @Test
  void goWhereTheUserWantsThem() throws IOException {
    Path file = Files.write(directory.resolve("broken.json"), mixed(new TreeMap<>()));
    Path wanted = directory.resolve("some/where.jsonl");
    BackfillResult result = home.backfill(RequestBuilder.of(file).run(1).deadLetters(wanted));
    assertThat(result.deadLetters()).contains(wanted.toUri());
    assertThat(wanted).isNotEmptyFile();
  }

  @Test
  void ofTwoFilesAreToldApart() throws IOException {
    Path one = Files.write(directory.resolve("one.json"), mixed(new TreeMap<>()));
    Path two =
        Files.write(
            directory.resolve("two.json"),
            bytes("\n\nbroken\n" + point("2026-11-21T20:37:19Z", "1")));
    BackfillResult result = home.backfill(RequestBuilder.of(one, two).run(1).parallelism(3));
    assertThat(letters(result))
        .filteredOn(letter -> letter.file().equals(two.toString()))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.line()).isEqualTo(3);
              assertThat(letter.offset()).isEqualTo(2);
              assertThat(letter.text()).isEqualTo("broken");
            });
  }

  /** A real run with broken lines, blank ones and half a last one; notes where they stand. */
  private static byte[] mixed(Map<Long, String> broken) throws IOException {
    List<byte[]> lines = new ArrayList<>();
    List<String> reasons = new ArrayList<>(BROKEN.keySet().stream().sorted().toList());
    for (String good : K6Output.lines(Fixture.RUN.json())) {
      if (lines.size() % 97 == 5) {
        String text = reasons.get(lines.size() % reasons.size());
        lines.add(bytes(text));
        broken.put((long) lines.size(), text);
      }
      if (lines.size() % 1000 == 7) {
        lines.add(new byte[0]);
        lines.add(BINARY);
        broken.put((long) lines.size(), "");
      }
      lines.add(bytes(good));
    }
    lines.add(bytes("{\"metric\":\"vus\",\"ty"));
    broken.put((long) lines.size(), "{\"metric\":\"vus\",\"ty");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int i = 0; i < lines.size(); i++) {
      file.write(lines.get(i));
      if (i < lines.size() - 1) {
        file.write('\n');
      }
    }
    return file.toByteArray();
  }

  private void assertRest(BackfillResult result, Map<Long, String> broken) throws IOException {
    RawRun raw = RawRun.read(Fixture.RUN.json());
    assertThat(result.samples()).isEqualTo(raw.samples().size());
    assertThat(result.rejected()).isEqualTo(broken.size());
    assertThat(home.catalog().run(1).orElseThrow().rejected()).isEqualTo(broken.size());
    new AnswerAgreement(home, 1, raw).checkWhole("vus", List.of());

    Map<Long, String> found = new TreeMap<>();
    for (DeadLetter letter : letters(result)) {
      boolean binary = letter.reason().contains("UTF-8");
      found.put(letter.line(), binary ? "" : letter.text());
      if (BROKEN.containsKey(letter.text())) {
        assertThat(letter.reason()).contains(Known.in(BROKEN, letter.text()));
      }
    }
    assertThat(found).isEqualTo(broken);
  }

  private static List<DeadLetter> letters(BackfillResult result) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of(result.deadLetters().orElseThrow()))) {
      return lines.map(DeadLetter::read).toList();
    }
  }
}

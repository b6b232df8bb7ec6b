package io.stepwell.schemas.k6;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Bytes go bad: reading never fails, and the lines that are whole come through. */
class MutationsTest {

  private static final int LINES = 60;
  private static final Map<String, List<String>> LINES_OF = new HashMap<>();

  @Property(tries = 150)
  void ofJson(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int bytes) throws IOException {
    check("run2.json.gz", 0, seed, bytes);
    check("ws.json.gz", 0, seed, bytes);
  }

  @Property(tries = 150)
  void ofCsv(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int bytes) throws IOException {
    check("run2.csv.gz", 1, seed, bytes);
    check("ws.csv.gz", 1, seed, bytes);
  }

  private static void check(String fixture, int spared, long seed, int count) throws IOException {
    List<String> lines = lines(fixture);
    byte[] text = String.join("", lines).getBytes(StandardCharsets.UTF_8);
    boolean[] hit = new boolean[lines.size() + 1];
    Random random = new Random(seed);
    int from = spared == 0 ? 0 : lines.get(0).getBytes(StandardCharsets.UTF_8).length;
    for (int i = 0; i < count; i++) {
      int place = from + random.nextInt(text.length - from);
      int line = Newlines.count(text, 0, place);
      hit[line] = true;
      // A lost line end joins the next line to this one.
      hit[line + 1] |= text[place] == '\n';
    }
    // Only now: counting lines above needs the text as it was.
    random.setSeed(seed);
    for (int i = 0; i < count; i++) {
      text[from + random.nextInt(text.length - from)] = mutated(seed, i);
    }
    List<String> whole = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      if (!hit[line]) {
        whole.add(lines.get(line));
      }
    }
    assertThat(samples(text)).containsAll(samples(bytesOf(whole)));
  }

  /** Half of the time a byte that means something in JSON or CSV. */
  private static byte mutated(long seed, int i) {
    byte[] meaningful = bytesOf(List.of("\"\"\"\n\r,{}\\:&=0e-\0"));
    Random random = new Random(seed * 31 + i);
    return random.nextBoolean()
        ? meaningful[random.nextInt(meaningful.length)]
        : (byte) random.nextInt(256);
  }

  private static byte[] bytesOf(List<String> lines) {
    return String.join("", lines).getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> samples(byte[] text) {
    return Collected.from(Collected.file(text)).samples.stream()
        .map(sample -> sample.series().toString() + sample.epochNanos() + " " + sample.value())
        .toList();
  }

  private static List<String> lines(String fixture) throws IOException {
    List<String> known = LINES_OF.getOrDefault(fixture, List.of());
    if (known.isEmpty()) {
      known = read(fixture);
      LINES_OF.put(fixture, known);
    }
    return known;
  }

  private static List<String> read(String fixture) throws IOException {
    try (ChunkReader reader = ChunkReader.open(Collected.fixture(fixture), false)) {
      Chunk chunk = reader.next(new byte[0]).orElseThrow();
      String text = new String(chunk.bytes(), 0, chunk.length(), StandardCharsets.UTF_8);
      List<String> lines = new ArrayList<>();
      chunk.header().ifPresent(header -> lines.add(String.join(",", header.columns()) + "\n"));
      text.lines().limit(LINES).forEach(line -> lines.add(line + "\n"));
      return lines;
    }
  }
}

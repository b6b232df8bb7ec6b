package io.stepwell.schemas.k6;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkReaderTest {

  private static final String LINE =
      "{\"metric\":\"vus\",\"type\":\"Point\",\"data\":{\"time\":\"2026-11-21T20:37:18Z\","
          + "\"value\":%d,\"tags\":{\"a\":\"%s\"}}}\n";

  private static K6File plain(String text) {
    return new K6File(MemorySource.of("x.json", text), K6Format.JSON, false, "");
  }

  private static List<Chunk> chunks(ChunkReader reader) throws IOException {
    List<Chunk> chunks = new ArrayList<>();
    try (reader) {
      Optional<Chunk> chunk = reader.next(new byte[0]);
      while (chunk.isPresent()) {
        chunks.add(chunk.get());
        chunk = reader.next(new byte[0]);
      }
    }
    return chunks;
  }

  private static String text(List<Chunk> chunks) {
    StringBuilder text = new StringBuilder();
    for (Chunk chunk : chunks) {
      text.append(new String(chunk.bytes(), 0, chunk.length(), StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  @Property
  void rangesHaveEachLineOnceWhereverTheyAreCut(
      @ForAll @Size(max = 30) List<@IntRange(max = 9) Integer> lengths,
      @ForAll @Size(max = 8) List<@IntRange(max = 150) Integer> cuts,
      @ForAll boolean lastLineEnd)
      throws IOException {
    StringBuilder lines = new StringBuilder();
    lengths.forEach(length -> lines.append("x".repeat(length)).append('\n'));
    if (!lastLineEnd) {
      lines.append("end");
    }
    K6File file = plain(lines.toString());
    TreeSet<Integer> bounds = new TreeSet<>(cuts);
    bounds.add(0);
    bounds.add(1000);
    List<Chunk> found = new ArrayList<>();
    int start = 0;
    for (int end : bounds) {
      for (Chunk chunk : chunks(ChunkReader.open(file, start, end))) {
        assertThat(chunk.offset()).isBetween((long) start, end - 1L);
        assertThat(chunk.offset()).isEqualTo(text(found).length());
        found.add(chunk);
      }
      start = end;
    }
    assertThat(text(found)).isEqualTo(lines.toString());
  }

  @Test
  void manyChunksOfARangeEndWithTheLineThatCrossesItsEnd() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      text.append(String.format(LINE, i, i % 7));
    }
    K6File file = plain(text.toString());
    int middle = ChunkReader.CHUNK_BYTES + text.length() / 2;
    List<Chunk> before = chunks(ChunkReader.open(file, 0, middle));
    List<Chunk> behind = chunks(ChunkReader.open(file, middle, text.length()));
    assertThat(before).hasSizeGreaterThan(2).allMatch(ChunkReaderTest::endsWithLine);
    assertThat(behind).hasSizeGreaterThan(1).allMatch(ChunkReaderTest::endsWithLine);
    int last = before.size() - 1;
    assertThat(before.get(last).offset() + before.get(last).length())
        .isEqualTo(text.indexOf("\n", middle - 1) + 1)
        .isEqualTo(behind.get(0).offset());
    assertThat(text(before) + text(behind)).isEqualTo(text.toString());
  }

  private static boolean endsWithLine(Chunk chunk) {
    return chunk.bytes()[chunk.length() - 1] == '\n';
  }

  @Test
  void aLongLineMakesALongChunkAndATooLongOneIsRejected() throws IOException {
    String small = String.format(LINE, 1, "x");
    String big = String.format(LINE, 2, "x".repeat(3 * ChunkReader.CHUNK_BYTES));
    String tooBig = String.format(LINE, 3, "x".repeat(ChunkReader.LONGEST_LINE));
    Collected collected = new Collected();
    K6File file = Collected.file(small + big + tooBig + small + "broken\n");
    try (ChunkReader reader = ChunkReader.open(file, false, true)) {
      collected.readAll(
          reader, new K6Parser(collected.series, new MetricTypes(Map.of(), List.of())));
    }
    assertThat(collected.samples).extracting(ReadSample::value).containsExactly(1., 2., 1.);
    assertThat(collected.rejected)
        .extracting(RejectedLine::line, line -> line.reason())
        .containsExactly(tuple(3L, "is longer than 16 MiB"), tuple(5L, "is not JSON"));
  }

  @Test
  void csvIsNeverCutInsideARow() throws IOException {
    StringBuilder text = new StringBuilder("metric_name,timestamp,metric_value,extra_tags\n");
    for (int i = 0; i < 60_000; i++) {
      text.append("vus,1795293438,").append(i).append(",\"a=").append(i % 5).append("\n\n\"\n");
    }
    K6File file = Collected.file(text.toString());
    List<Chunk> chunks = chunks(ChunkReader.open(file, false));
    assertThat(chunks).hasSizeGreaterThan(1);
    for (Chunk chunk : chunks) {
      assertThat(new String(chunk.bytes(), 0, 4, StandardCharsets.UTF_8)).isEqualTo("vus,");
    }
    Collected collected = Collected.from(file);
    assertThat(collected.samples).hasSize(60_000);
    assertThat(collected.series.size()).isEqualTo(5);
    assertThat(collected.rejected).isEmpty();
  }

  @Test
  void firstLinesAreKnownWhereAFileIsReadInOneGo() throws IOException {
    String text = String.format(LINE, 1, "x").repeat(20_000);
    K6File packed = Collected.inspect(MemorySource.of("x", text).packed(Integer.MAX_VALUE));
    for (Chunk chunk : chunks(ChunkReader.open(packed, false))) {
      long lines = text.substring(0, (int) chunk.offset()).lines().count();
      assertThat(chunk.firstLine()).isEqualTo(lines + 1);
    }
    assertThat(chunks(ChunkReader.open(plain(text), false)))
        .extracting(Chunk::firstLine)
        .containsOnly(Chunk.UNKNOWN_LINE);
  }

  @Test
  void aBrokenOffPackedFileIsRefusedUnlessSalvaged() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      text.append(String.format(LINE, i, i * 7919 % 10_007));
    }
    K6File half = Collected.inspect(MemorySource.of("x.json", text.toString()).packed(100_000));
    assertThatThrownBy(() -> chunks(ChunkReader.open(half, false)))
        .isInstanceOf(DamagedFileException.class)
        .hasMessageContaining("x.json.gz breaks off")
        .hasMessageContaining("--salvage");

    Collected salvaged = new Collected();
    try (ChunkReader reader = ChunkReader.open(half, true)) {
      salvaged.readAll(
          reader, new K6Parser(salvaged.series, new MetricTypes(Map.of(), List.of(half))));
      assertThat(reader.damage()).hasValueSatisfying(d -> assertThat(d).contains("breaks off"));
    }
    int kept = salvaged.samples.size();
    assertThat(kept).isBetween(1_000, 49_999);
    assertThat(salvaged.samples.get(kept - 1).value()).isEqualTo(kept - 1);
    assertThat(salvaged.rejected)
        .extracting(RejectedLine::line, RejectedLine::reason)
        .containsExactly(tuple(kept + 1L, "breaks off in the middle"));
  }

  @Test
  void corruptionInsideAPackedFileIsDamageToo() throws IOException {
    MemorySource packed =
        MemorySource.of("x", String.format(LINE, 1, "x").repeat(5000)).packed(Integer.MAX_VALUE);
    byte[] bytes = packed.bytes().clone();
    bytes[bytes.length - 8] ^= 1;
    K6File corrupt = Collected.inspect(new MemorySource("x.gz", bytes));
    assertThatThrownBy(() -> chunks(ChunkReader.open(corrupt, false)))
        .isInstanceOf(DamagedFileException.class);
  }

  @Test
  void packedFilesOneBehindTheOtherAreOne() throws IOException {
    byte[] one = MemorySource.of("x", String.format(LINE, 1, "x")).packed(9999).bytes();
    byte[] two = Arrays.copyOf(one, one.length * 2);
    System.arraycopy(one, 0, two, one.length, one.length);
    Collected collected = Collected.from(Collected.inspect(new MemorySource("x.gz", two)));
    assertThat(collected.samples).hasSize(2);
  }

  @Test
  void packedPiecesFromAPipeThatPausesAreAllRead() throws IOException {
    byte[] piece = MemorySource.of("x", String.format(LINE, 1, "x")).packed(9999).bytes();
    InputStream pausing =
        new SequenceInputStream(new ByteArrayInputStream(piece), new ByteArrayInputStream(piece)) {
          @Override
          public int available() {
            return 0;
          }
        };
    K6File once = Collected.inspect(new OneTimeSource("-", pausing));
    assertThat(Collected.from(once).samples).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws.json.gz", "edge-v1.8.1.csv"})
  void aStreamReadOnceIsReadWhole(String fixture) throws IOException {
    byte[] bytes = Collected.fixture(fixture).source().head(Integer.MAX_VALUE);
    K6File once = Collected.inspect(new OneTimeSource("-", new ByteArrayInputStream(bytes)));
    assertThat(once.splittable()).isFalse();
    assertThat(Collected.from(once).samples).isEqualTo(Collected.fromFixture(fixture).samples);
  }

  @Test
  void packedFilesCannotBeSplit() {
    K6File packed = Collected.fixture("ws.json.gz");
    assertThat(packed.splittable()).isFalse();
    assertThatThrownBy(() -> ChunkReader.open(packed, 0, 10))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lineNumbersAreFoundLater() throws IOException {
    K6File file = plain("a\nbb\n\nccc\nd");
    assertThat(LineNumbers.of(file, 0, 1, 2, 5, 6, 9, 10)).containsExactly(1, 1, 2, 3, 4, 4, 5);
    assertThat(LineNumbers.of(Collected.fixture("ws.json.gz"), 0, 20_000)).startsWith(1L);
  }

  @Test
  void progressEndsAtTheSizeOfTheStoredFile() throws IOException {
    K6File file = Collected.fixture("ws.json.gz");
    try (ChunkReader reader = ChunkReader.open(file, false)) {
      while (reader.next(new byte[0]).isPresent()) {
        assertThat(reader.storedPosition()).isPositive();
      }
      assertThat(reader.storedPosition()).isEqualTo(file.source().size());
    }
  }
}

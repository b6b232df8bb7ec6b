package io.stepwell.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stepwell.functions.DeadLetter;
import io.stepwell.schemas.k6.Chunk;
import io.stepwell.schemas.k6.K6File;
import io.stepwell.schemas.k6.LineNumbers;
import io.stepwell.schemas.lake.LakeFiles;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Makes one file of the dead letters that the tasks have left: JSON lines with file, line, offset,
 * reason and text. A task that reads the middle of a file knows offsets but no line numbers, so
 * lines are counted here, once, and only if there is anything to report.
 */
final class DeadLetterFile {

  /** Where letters of one file stand whose lines are to be counted, and those lines. */
  private static final class Places {
    private final long[] offsets;
    private final long[] lines;

    Places(K6File file, long[] offsets) throws IOException {
      this.offsets = offsets;
      this.lines = LineNumbers.of(file, offsets);
    }

    long lineAt(long offset) {
      return lines[Arrays.binarySearch(offsets, offset)];
    }
  }

  private final LakeFiles dead;
  private final List<String> parts;
  private final Map<String, Places> places = new HashMap<>();

  /**
   * @param dead where the tasks wrote
   * @param parts the files that they wrote
   * @param input what they read
   */
  DeadLetterFile(LakeFiles dead, List<String> parts, List<K6File> input) throws IOException {
    this.dead = dead;
    this.parts = parts;
    for (K6File file : input) {
      long[] offsets = uncounted(file.name());
      if (offsets.length > 0) {
        places.put(file.name(), new Places(file, offsets));
      }
    }
  }

  private long[] uncounted(String file) throws IOException {
    LongStream.Builder offsets = LongStream.builder();
    for (String part : parts) {
      try (BufferedReader letters = open(part)) {
        for (String json = letters.readLine(); json != null; json = letters.readLine()) {
          DeadLetter letter = DeadLetter.read(json);
          if (letter.line() == Chunk.UNKNOWN_LINE && letter.file().equals(file)) {
            offsets.add(letter.offset());
          }
        }
      }
    }
    return offsets.build().sorted().distinct().toArray();
  }

  private BufferedReader open(String part) throws IOException {
    return new BufferedReader(new InputStreamReader(dead.open(part).newStream(), UTF_8));
  }

  /** Writes all letters, a line each. */
  void write(OutputStream target) throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(target, UTF_8));
    for (String part : parts) {
      try (BufferedReader letters = open(part)) {
        for (String json = letters.readLine(); json != null; json = letters.readLine()) {
          out.write(counted(DeadLetter.read(json)).json());
          out.write('\n');
        }
      }
    }
    out.flush();
  }

  private DeadLetter counted(DeadLetter letter) {
    Places known = places.get(letter.file());
    return letter.line() != Chunk.UNKNOWN_LINE || known == null
        ? letter
        : letter.atLine(known.lineAt(letter.offset()));
  }
}

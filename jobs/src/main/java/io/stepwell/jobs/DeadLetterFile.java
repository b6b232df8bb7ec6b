package io.stepwell.jobs;

import io.stepwell.functions.DeadLetter;
import io.stepwell.schemas.k6.Chunk;
import io.stepwell.schemas.k6.K6File;
import io.stepwell.schemas.k6.LineNumbers;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private final List<Path> parts;
  private final Map<String, Places> places = new HashMap<>();

  /**
   * @param parts the files that the tasks wrote
   * @param files the input
   */
  DeadLetterFile(List<Path> parts, List<K6File> files) throws IOException {
    this.parts = parts;
    for (K6File file : files) {
      long[] offsets = uncounted(file.name());
      if (offsets.length > 0) {
        places.put(file.name(), new Places(file, offsets));
      }
    }
  }

  private long[] uncounted(String file) throws IOException {
    LongStream.Builder offsets = LongStream.builder();
    for (Path part : parts) {
      try (BufferedReader letters = Files.newBufferedReader(part)) {
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

  /** Writes all letters to a file, with the directories above it. */
  void write(Path target) throws IOException {
    Path directory = target.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    try (BufferedWriter out = Files.newBufferedWriter(target)) {
      for (Path part : parts) {
        try (BufferedReader letters = Files.newBufferedReader(part)) {
          for (String json = letters.readLine(); json != null; json = letters.readLine()) {
            out.write(counted(DeadLetter.read(json)).json());
            out.newLine();
          }
        }
      }
    }
  }

  private DeadLetter counted(DeadLetter letter) {
    Places known = places.get(letter.file());
    return letter.line() != Chunk.UNKNOWN_LINE || known == null
        ? letter
        : letter.atLine(known.lineAt(letter.offset()));
  }
}

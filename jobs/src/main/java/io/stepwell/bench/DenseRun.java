package io.stepwell.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * Makes k6 JSON files of any length out of four whole seconds of a real k6 run at 4 500 requests
 * per second: they are written again and again, each time four seconds later.
 */
final class DenseRun {

  private static final String RESOURCE = "/bench/dense.json.gz";
  private static final String TIME = "\"time\":\"";
  private static final String VALUE = "\"value\":";
  private static final long SEED = 20;
  private static final int SECOND_LENGTH = "2026-11-21T20:27:06".length();
  private static final int SECONDS = 4;

  private final String declarations;
  private final List<String> points;

  private DenseRun(String declarations, List<String> points) {
    this.declarations = declarations;
    this.points = points;
  }

  static DenseRun load() throws IOException {
    try (InputStream packed =
            Objects.requireNonNull(DenseRun.class.getResourceAsStream(RESOURCE), RESOURCE);
        InputStream in = new GZIPInputStream(packed)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int firstPoint = text.indexOf("{\"metric\"");
      return new DenseRun(
          text.substring(0, firstPoint), text.substring(firstPoint).lines().toList());
    }
  }

  /** How many samples one repetition has. */
  int samples() {
    return points.size();
  }

  /** A file of so many repetitions; one that is there already is taken as it is. */
  Path repeated(Path directory, int times) throws IOException {
    return file(directory.resolve("dense-" + times + ".json"), times, false);
  }

  /** The same with a url of its own for every request, so with nine new series for each. */
  Path uniqueUrls(Path directory, int times) throws IOException {
    return file(directory.resolve("unique-urls-" + times + ".json"), times, true);
  }

  private Path file(Path file, int times, boolean uniqueUrls) throws IOException {
    if (Files.exists(file)) {
      return file;
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 20)) {
      out.write(declarations.getBytes(StandardCharsets.UTF_8));
      Random random = new Random(SEED);
      int requests = 0;
      for (int i = 0; i < times; i++) {
        for (String point : points) {
          requests += point.startsWith("{\"metric\":\"http_reqs\"") ? 1 : 0;
          String line = measuredAnew(later(point, (long) i * SECONDS), random);
          String written = uniqueUrls ? withUrl(line, requests) : line;
          out.write(written.getBytes(StandardCharsets.UTF_8));
          out.write('\n');
        }
      }
    }
    return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String later(String point, long seconds) {
    int from = point.indexOf(TIME) + TIME.length();
    int to = from + SECOND_LENGTH;
    Instant time = Instant.parse(point.substring(from, to) + "Z").plusSeconds(seconds);
    String second = time.toString().substring(0, SECOND_LENGTH);
    return point.substring(0, from) + second + point.substring(to);
  }

  /** Values with at least five decimals, as every duration has, get other last three. */
  private static String measuredAnew(String point, Random random) {
    int from = point.indexOf(VALUE) + VALUE.length();
    int end = point.indexOf(',', from);
    int dot = point.indexOf('.', from);
    if (dot < 0 || dot > end || end - dot <= 5 || point.substring(from, end).indexOf('e') >= 0) {
      return point;
    }
    return point.substring(0, end - 3) + (100 + random.nextInt(900)) + point.substring(end);
  }

  private static String withUrl(String point, int request) {
    int from = point.indexOf("\"url\":\"");
    if (from < 0) {
      return point;
    }
    int end = point.indexOf('"', from + "\"url\":\"".length());
    return point.substring(0, end) + "/" + request + point.substring(end);
  }
}

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
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Makes k6 JSON files of any length out of a piece of a real k6 run: it is written again and again,
 * each time later.
 */
final class RepeatedRun {

  private static final String TIME = "\"time\":\"";
  private static final String VALUE = "\"value\":";
  private static final String DECLARATION = "{\"type\":\"Metric\"";
  private static final long SEED = 20;
  private static final int SECOND_LENGTH = "2026-11-21T20:27:06".length();

  private final String name;
  private final int seconds;
  private final List<String> declarations;
  private final List<String> points;

  private RepeatedRun(String name, int seconds, List<String> declarations, List<String> points) {
    this.name = name;
    this.seconds = seconds;
    this.declarations = declarations;
    this.points = points;
  }

  /** Four whole seconds at 4 500 requests per second: many samples for a series and second. */
  static RepeatedRun dense() throws IOException {
    return load("dense", "/bench/dense.json.gz", 4);
  }

  /** A small load test of 24 s: few samples for a series and second. */
  static RepeatedRun sparse() throws IOException {
    return load("sparse", "/demo/run-1.json.gz", 24);
  }

  private static RepeatedRun load(String name, String resource, int seconds) throws IOException {
    try (InputStream packed =
            Objects.requireNonNull(RepeatedRun.class.getResourceAsStream(resource), resource);
        InputStream in = new GZIPInputStream(packed)) {
      Map<Boolean, List<String>> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .collect(Collectors.partitioningBy(line -> line.startsWith(DECLARATION)));
      return new RepeatedRun(
          name,
          seconds,
          Objects.requireNonNull(lines.get(true)),
          Objects.requireNonNull(lines.get(false)));
    }
  }

  /** How many samples one repetition has. */
  int samples() {
    return points.size();
  }

  /** A file of so many repetitions; one that is there already is taken as it is. */
  Path repeated(Path directory, int times) throws IOException {
    return file(directory.resolve(name + "-" + times + ".json"), times, false);
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
      for (String declaration : declarations) {
        write(out, declaration);
      }
      Random random = new Random(SEED);
      int requests = 0;
      for (int i = 0; i < times; i++) {
        for (String point : points) {
          requests += point.startsWith("{\"metric\":\"http_reqs\"") ? 1 : 0;
          String line = measuredAnew(later(point, (long) i * seconds), random);
          write(out, uniqueUrls ? withUrl(line, requests) : line);
        }
      }
    }
    return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(OutputStream out, String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
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

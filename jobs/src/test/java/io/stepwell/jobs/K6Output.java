package io.stepwell.jobs;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Outputs of k6 made from others. */
final class K6Output {

  private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");

  private K6Output() {}

  /** The lines of a JSON output. */
  static List<String> lines(Path json) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(json)), StandardCharsets.UTF_8))) {
      return in.lines().toList();
    }
  }

  /** The same line so much later. */
  static String later(String line, Duration delay) {
    Matcher time = TIME.matcher(line);
    return time.find()
        ? time.replaceFirst("\"time\":\"" + Instant.parse(time.group(1)).plus(delay) + '"')
        : line;
  }

  /** The first moment of a sample. */
  static Instant start(List<String> lines) {
    return lines.stream()
        .map(TIME::matcher)
        .filter(Matcher::find)
        .map(time -> Instant.parse(time.group(1)))
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /** Writes the lines over and over, each time half a minute later, packed if the name says so. */
  static Path repeat(List<String> lines, int times, Path target) throws IOException {
    try (OutputStream out = Files.newOutputStream(target);
        OutputStream packed = target.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
        BufferedWriter writer =
            new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8))) {
      for (int time = 0; time < times; time++) {
        for (String line : lines) {
          if (time == 0 || line.contains("\"Point\"")) {
            writer.write(later(line, Duration.ofSeconds(30L * time)));
            writer.newLine();
          }
        }
      }
    }
    return target;
  }

  /** Writes lines to a plain file. */
  static Path write(List<String> lines, Path target) throws IOException {
    return Files.write(target, lines);
  }
}

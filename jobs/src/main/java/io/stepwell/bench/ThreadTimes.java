package io.stepwell.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processor time of the threads of {@code stepwell up}, by what they belong to; nothing where
 * the system does not tell, as only Linux does.
 *
 * @param seconds by part
 */
record ThreadTimes(Map<Part, Double> seconds) {

  /** Linux tells it in hundredths of a second. */
  private static final double TICKS = 100;

  /** In the line of a thread: the fields behind its name, of which these are its times. */
  private static final int USER = 11;

  private static final int SYSTEM = 12;

  /** What a thread belongs to, by how its name begins; Linux keeps 15 characters of that. */
  enum Part {
    FLINK(
        "Flink",
        "Source|steps|repeats|select|resample|receivers|series|dead|sample|rocksdb|[Ff]link|Async|jobmanager|Output|IOManager"
            + "|Checkpoint|Time Trigger"),
    SERVER("server", "worker|receiver|vert.x|live-|kafka-producer|compaction"),
    KAFKA(
        "Kafka",
        "data-plane|kafka-|Expiration|group-|quorum|share-|executor|controller|metrics-meter"),
    JVM("JVM", "C1 |C2 |GC |G1 |VM |Sweeper"),
    REST("rest", "");

    private final String word;
    private final Pattern beginning;

    Part(String word, String beginning) {
      this.word = word;
      this.beginning = Pattern.compile(beginning);
    }

    private static Part of(String thread) {
      return Arrays.stream(values())
          .filter(part -> part.beginning.matcher(thread).lookingAt())
          .findFirst()
          .orElseThrow();
    }
  }

  static ThreadTimes of(long pid) {
    Map<Part, Double> seconds = new EnumMap<>(Part.class);
    try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      threads.forEach(thread -> add(thread.resolve("stat"), seconds));
    } catch (IOException e) {
      return new ThreadTimes(Map.of());
    }
    return new ThreadTimes(seconds);
  }

  private static void add(Path thread, Map<Part, Double> seconds) {
    try {
      String line = Files.readString(thread);
      int end = line.lastIndexOf(')');
      String[] fields = line.substring(end + 2).split(" ", -1);
      double ticks = Double.parseDouble(fields[USER]) + Double.parseDouble(fields[SYSTEM]);
      seconds.merge(
          Part.of(line.substring(line.indexOf('(') + 1, end)), ticks / TICKS, Double::sum);
    } catch (IOException e) {
      // It has ended since it was listed.
    }
  }

  /** In words, what there has been since then, in microseconds for each of so many things. */
  String since(ThreadTimes before, long things) {
    return seconds.entrySet().stream()
        .map(
            part ->
                "%s %.1f µs"
                    .formatted(
                        part.getKey().word,
                        (part.getValue() - before.seconds.getOrDefault(part.getKey(), 0.0))
                            * 1e6
                            / things))
        .collect(Collectors.joining(", "));
  }
}

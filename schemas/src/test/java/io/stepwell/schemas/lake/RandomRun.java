package io.stepwell.schemas.lake;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.SeriesKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A made-up run: a few series of every type, some with rollups, and the base parts they stand for.
 */
final class RandomRun {

  static final long START = 1_700_000_123;
  static final int LENGTH = 2500;

  private static final long NANOS = 1_000_000_000L;

  final long id;
  final List<SeriesKey> series = new ArrayList<>();
  final List<Part> base = new ArrayList<>();
  final List<Part> rollups = new ArrayList<>();
  private final Random random;

  RandomRun(long id, long seed) {
    this.id = id;
    this.random = new Random(seed);
    for (MetricType type : MetricType.values()) {
      int count = 1 + random.nextInt(3);
      for (int i = 0; i < count; i++) {
        add(type, new SeriesKey("my_" + type.word(), labels(i)));
      }
    }
  }

  private Labels labels(int index) {
    return index == 0
        ? Labels.none()
        : Labels.of(Map.of("name", "page \"" + index + "\"", "group", "", "umlaut", "größe"));
  }

  private void add(MetricType type, SeriesKey key) {
    series.add(key);
    List<Part> steps = new ArrayList<>();
    int rows = 1 + random.nextInt(40);
    for (int i = 0; i < rows; i++) {
      long second = START + random.nextInt(LENGTH);
      Aggregate aggregate = type.empty();
      int samples = 1 + random.nextInt(3);
      for (int s = 0; s < samples; s++) {
        aggregate.observe(
            second * NANOS + random.nextInt(1_000_000_000), random.nextInt(1000) / 8.0);
      }
      steps.add(new Part(id, key, Resolution.BASE, second, aggregate));
    }
    base.addAll(steps);
    for (int resolution : Resolution.ROLLUPS) {
      if (random.nextBoolean()) {
        rollUp(steps, resolution);
      }
    }
    if (random.nextBoolean()) {
      rollUp(steps, Resolution.WHOLE_RUN);
    }
  }

  private void rollUp(List<Part> steps, int resolution) {
    long first = steps.stream().mapToLong(Part::second).min().orElseThrow();
    Map<Long, Part> windows = new TreeMap<>();
    for (Part step : steps) {
      long second =
          resolution == Resolution.WHOLE_RUN
              ? first
              : Math.floorDiv(step.second(), (long) resolution) * resolution;
      windows
          .computeIfAbsent(
              second,
              start ->
                  new Part(id, step.series(), resolution, start, step.aggregate().type().empty()))
          .aggregate()
          .merge(step.aggregate());
    }
    rollups.addAll(windows.values());
  }

  /** Every row, in any order. */
  List<Part> shuffled() {
    List<Part> rows = new ArrayList<>(base);
    rows.addAll(rollups);
    Collections.shuffle(rows, random);
    return rows;
  }

  /** Writes the base rows and rollups of each series next to each other, in some files. */
  void writeSorted(LakeFiles files, int generation, int writers) throws IOException {
    for (int writer = 0; writer < writers; writer++) {
      try (GenerationWriter out = new GenerationWriter(files, id, generation, writer)) {
        for (int i = writer; i < series.size(); i += writers) {
          SeriesKey key = series.get(i);
          List<Part> rows = new ArrayList<>(base);
          rows.addAll(rollups);
          rows.removeIf(row -> !row.series().equals(key));
          rows.sort((a, b) -> Long.compare(a.second(), b.second()));
          for (Part row : rows) {
            out.write(row);
          }
        }
        out.finish();
      }
    }
  }

  /** Writes the base rows in any order to any of some files, as a live job does. */
  void writeScattered(LakeFiles files, int generation, int writers) throws IOException {
    List<Part> rows = new ArrayList<>(base);
    Collections.shuffle(rows, random);
    for (int writer = 0; writer < writers; writer++) {
      try (GenerationWriter out = new GenerationWriter(files, id, generation, writer)) {
        for (int i = writer; i < rows.size(); i += writers) {
          out.write(rows.get(i));
        }
        out.finish();
      }
    }
  }

  /** All base parts of a series with {@code from} ≤ second &lt; {@code to}, merged one by one. */
  Aggregate merged(SeriesKey key, MetricType type, long from, long to) {
    Aggregate sum = type.empty();
    for (Part part : base) {
      if (part.series().equals(key) && part.second() >= from && part.second() < to) {
        sum.merge(part.aggregate());
      }
    }
    return sum;
  }

  /** A second in or around the run. */
  long anySecond() {
    return switch (random.nextInt(4)) {
      case 0 -> base.get(random.nextInt(base.size())).second() + random.nextInt(2);
      case 1 -> (START + random.nextInt(LENGTH)) / 10 * 10;
      case 2 -> (START + random.nextInt(LENGTH)) / 600 * 600;
      default -> START - 700 + random.nextInt(LENGTH + 1400);
    };
  }
}

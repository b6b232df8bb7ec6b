package io.stepwell.schemas.k6;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prints how fast one thread reads a file, from memory and from disk: {@code ThroughputMain FILE
 * [ROUNDS [SERIES]]}; the dictionary is cleared whenever it holds that many series.
 */
final class ThroughputMain {

  private ThroughputMain() {}

  public static void main(String[] args) throws IOException {
    K6File file = K6File.inspect(LocalFile.of(Path.of(args[0])), "");
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 15;
    List<Chunk> chunks = new ArrayList<>();
    try (ChunkReader reader = ChunkReader.open(file, false)) {
      Optional<Chunk> chunk = reader.next(new byte[0]);
      while (chunk.isPresent()) {
        chunks.add(chunk.get());
        chunk = reader.next(new byte[0]);
      }
    }
    Tally tally = new Tally(args.length > 2 ? Integer.parseInt(args[2]) : 200_000);
    SampleParser parser = new K6Parser(tally.series, new MetricTypes(Map.of(), List.of(file)));
    double megabytes = chunks.stream().mapToLong(Chunk::length).sum() / 1e6;
    double[] fromMemory = new double[rounds];
    double[] fromDisk = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      for (Chunk chunk : chunks) {
        parser.parse(chunk, tally);
      }
      fromMemory[round] = (System.nanoTime() - start) / 1e9;
      start = System.nanoTime();
      readFromDisk(file, parser, tally);
      fromDisk[round] = (System.nanoTime() - start) / 1e9;
    }
    double millions = tally.samples / 1e6 / rounds / 2;
    System.out.printf("%s: %.3f M samples, %.1f MB%n", args[0], millions, megabytes);
    print("from memory", fromMemory, megabytes, millions);
    print("from disk", fromDisk, megabytes, millions);
  }

  private static void readFromDisk(K6File file, SampleParser parser, Tally tally)
      throws IOException {
    try (ChunkReader reader = ChunkReader.open(file, false)) {
      Optional<Chunk> chunk = reader.next(new byte[0]);
      while (chunk.isPresent()) {
        parser.parse(chunk.get(), tally);
        chunk = reader.next(chunk.get().bytes());
      }
    }
  }

  private static void print(String way, double[] seconds, double megabytes, double millions) {
    Arrays.sort(seconds);
    double median = seconds[seconds.length / 2];
    System.out.printf(
        "  %s: %.0f MB/s, %.2f M samples/s (median of %d)%n",
        way, megabytes / median, millions / median, seconds.length);
  }

  private static final class Tally implements SampleSink {
    private final SeriesDictionary series = new SeriesDictionary();
    private final int mostSeries;
    private long samples;
    private double sum;

    Tally(int mostSeries) {
      this.mostSeries = mostSeries;
    }

    @Override
    public void sample(int id, long epochNanos, double value) {
      samples++;
      sum += value + id + (epochNanos & 1);
      if (id >= mostSeries) {
        series.clear();
      }
    }

    @Override
    public void rejected(RejectedLine line) {
      System.out.println(line.reason() + ": " + line.text());
    }

    @Override
    public void declared(MetricDeclaration declaration) {}

    @Override
    public String toString() {
      return String.valueOf(sum);
    }
  }
}

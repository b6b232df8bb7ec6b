package io.stepwell.schemas.k6;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prints how fast one thread parses a file that is in memory: {@code ThroughputMain FILE [ROUNDS]}.
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
    long bytes = chunks.stream().mapToLong(Chunk::length).sum();
    SeriesDictionary series = new SeriesDictionary();
    SampleParser parser = new K6Parser(series, new MetricTypes(Map.of(), List.of(file)));
    Tally tally = new Tally();
    double[] megabytes = new double[rounds];
    double[] samples = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      tally.samples = 0;
      long start = System.nanoTime();
      for (Chunk chunk : chunks) {
        parser.parse(chunk, tally);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      megabytes[round] = bytes / 1e6 / seconds;
      samples[round] = tally.samples / 1e6 / seconds;
    }
    Arrays.sort(megabytes);
    Arrays.sort(samples);
    System.out.printf(
        "%s: %d samples, %d series, %.0f MB; median of %d rounds %.0f MB/s, %.2f M samples/s (sum %s)%n",
        args[0],
        tally.samples,
        series.size(),
        bytes / 1e6,
        rounds,
        megabytes[rounds / 2],
        samples[rounds / 2],
        tally.sum);
  }

  private static final class Tally implements SampleSink {
    private long samples;
    private double sum;

    @Override
    public void sample(int series, long epochNanos, double value) {
      samples++;
      sum += value + series + (epochNanos & 1);
    }

    @Override
    public void rejected(RejectedLine line) {
      throw new IllegalStateException(line.reason() + ": " + line.text());
    }

    @Override
    public void declared(MetricDeclaration declaration) {}
  }
}

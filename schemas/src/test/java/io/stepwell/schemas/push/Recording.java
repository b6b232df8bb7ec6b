package io.stepwell.schemas.push;

import io.stepwell.metrics.Sample;
import io.stepwell.schemas.k6.Chunk;
import io.stepwell.schemas.k6.ChunkReader;
import io.stepwell.schemas.k6.K6File;
import io.stepwell.schemas.k6.K6Parser;
import io.stepwell.schemas.k6.K6Summary;
import io.stepwell.schemas.k6.LocalFile;
import io.stepwell.schemas.k6.MetricDeclaration;
import io.stepwell.schemas.k6.MetricTypes;
import io.stepwell.schemas.k6.RejectedLine;
import io.stepwell.schemas.k6.SampleSink;
import io.stepwell.schemas.k6.SeriesDictionary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a real k6 pushed in one run, and its other outputs of the same run. */
record Recording(String name, PushFormat format) {

  /** The run that all of them were pushed to. */
  static final long RUN = 1_000_001;

  static Recording of(String name) {
    return new Recording(
        name, name.startsWith("v0.") ? PushFormat.V1_JSON : PushFormat.V2_PROTOBUF);
  }

  /** The bodies in the order in which they were pushed. */
  List<byte[]> bodies() {
    try (Stream<Path> files = Files.list(directory())) {
      List<byte[]> bodies = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".bin")).sorted().toList()) {
        bodies.add(Files.readAllBytes(file));
      }
      return bodies;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Push> pushes() {
    return bodies().stream().map(body -> format.decode(body, RUN, PushLimits.DEFAULT)).toList();
  }

  /** The samples of k6's JSON output. */
  List<Sample> samples() {
    try {
      K6File file = K6File.inspect(LocalFile.of(directory().resolve("run.json.gz")), "1");
      Samples samples = new Samples();
      K6Parser parser = new K6Parser(samples.series, new MetricTypes(Map.of(), List.of(file)));
      try (ChunkReader reader = ChunkReader.open(file, false)) {
        Optional<Chunk> chunk = reader.next(new byte[0]);
        while (chunk.isPresent()) {
          parser.parse(chunk.get(), samples);
          chunk = reader.next(new byte[0]);
        }
      }
      return samples.all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  K6Summary summary() {
    Path file = directory().resolve("run.summary-export.json");
    try (InputStream in = Files.newInputStream(file)) {
      return K6Summary.read(in, file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path directory() {
    return Path.of("src/test/resources/push", name);
  }

  private static final class Samples implements SampleSink {
    private final SeriesDictionary series = new SeriesDictionary();
    private final List<Sample> all = new ArrayList<>();

    @Override
    public void sample(int id, long epochNanos, double value) {
      all.add(new Sample(RUN, series.key(id), series.type(id), epochNanos, value));
    }

    @Override
    public void rejected(RejectedLine line) {
      throw new AssertionError(line.reason());
    }

    @Override
    public void declared(MetricDeclaration declaration) {}
  }
}

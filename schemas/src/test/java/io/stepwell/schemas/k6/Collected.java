package io.stepwell.schemas.k6;

import io.stepwell.metrics.MetricType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything that reading a file yields. */
final class Collected implements SampleSink {

  final SeriesDictionary series = new SeriesDictionary();
  final List<ReadSample> samples = new ArrayList<>();
  final List<RejectedLine> rejected = new ArrayList<>();
  final List<MetricDeclaration> declared = new ArrayList<>();

  /** Reads a file as a whole, without types from the user. */
  static Collected from(K6File file) {
    return from(file, new MetricTypes(Map.of(), List.of(file)));
  }

  static Collected from(K6File file, MetricTypes types) {
    Collected collected = new Collected();
    try (ChunkReader reader = ChunkReader.open(file, false)) {
      collected.readAll(reader, new K6Parser(collected.series, types));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return collected;
  }

  static Collected fromText(String text) {
    return from(file(text));
  }

  static Collected fromFixture(String name) {
    return from(fixture(name));
  }

  void readAll(ChunkReader reader, SampleParser parser) throws IOException {
    byte[] spare = new byte[0];
    Optional<Chunk> chunk = reader.next(spare);
    while (chunk.isPresent()) {
      parser.parse(chunk.get(), this);
      spare = chunk.get().bytes();
      chunk = reader.next(spare);
    }
  }

  static K6File file(String text) {
    return file(text.getBytes(StandardCharsets.UTF_8));
  }

  static K6File file(byte[] bytes) {
    return inspect(new MemorySource("test.json", bytes));
  }

  static K6File fixture(String name) {
    return inspect(LocalFile.of(Path.of("src/test/resources/k6", name)));
  }

  static K6File inspect(ByteSource source) {
    try {
      return K6File.inspect(source, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Metric and type of all that was declared. */
  Map<String, MetricType> declaredTypes() {
    Map<String, MetricType> types = new TreeMap<>();
    declared.forEach(line -> types.put(line.name(), line.type()));
    return types;
  }

  ReadSample onlySample() {
    if (samples.size() != 1 || !rejected.isEmpty()) {
      throw new AssertionError("not one sample but " + samples + ", rejected " + rejected);
    }
    return samples.get(0);
  }

  @Override
  public void sample(int id, long epochNanos, double value) {
    samples.add(ReadSample.of(series, id, epochNanos, value));
  }

  @Override
  public void rejected(RejectedLine line) {
    rejected.add(line);
  }

  @Override
  public void declared(MetricDeclaration declaration) {
    declared.add(declaration);
  }
}

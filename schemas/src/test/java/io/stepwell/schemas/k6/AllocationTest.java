package io.stepwell.schemas.k6;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Once the series of a run are known, its samples cost no memory. */
class AllocationTest {

  private static final class Count implements SampleSink {
    private int samples;

    @Override
    public void sample(int series, long epochNanos, double value) {
      samples++;
    }

    @Override
    public void rejected(RejectedLine line) {}

    @Override
    public void declared(MetricDeclaration declaration) {}
  }

  @Test
  void knownSeriesOfJsonAreReadWithoutAllocating() throws IOException {
    // Left out: declarations, which come once, and values of more than 15 digits.
    Chunk chunk = firstChunk(Collected.fixture("run2.json.gz"));
    byte[] samples =
        new String(chunk.bytes(), 0, chunk.length(), StandardCharsets.UTF_8)
            .lines()
            .filter(
                line ->
                    line.startsWith("{\"metric\"") && !line.matches(".*\"value\":[-0-9.]{17,}.*"))
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.UTF_8);
    assertCostsNothing(Chunk.json(chunk.file(), 1, 1, samples, samples.length));
  }

  @Test
  void knownSeriesOfCsvAreReadWithoutAllocating() throws IOException {
    assertCostsNothing(firstChunk(Collected.fixture("run2.csv.gz")));
  }

  private static Chunk firstChunk(K6File file) throws IOException {
    try (ChunkReader reader = ChunkReader.open(file, false)) {
      return reader.next(new byte[0]).orElseThrow();
    }
  }

  private static void assertCostsNothing(Chunk chunk) {
    MetricTypes types = new MetricTypes(Map.of(), List.of(chunk.file()));
    SampleParser parser = new K6Parser(new SeriesDictionary(), types);
    Count count = new Count();
    parser.parse(chunk, count);
    assertThat(count.samples).isGreaterThan(3_000);
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    parser.parse(chunk, count);
    long allocated = thread.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated / (count.samples / 2)).isZero();
  }
}

package io.stepwell.schemas.k6;

import io.stepwell.metrics.MetricType;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A search for {@code Metric} lines from the beginning of a file, no farther than was asked for. k6
 * writes a metric's line right before the first sample, yet it may stand anywhere, so a search for
 * a metric without one goes to the end, once.
 */
final class DeclarationScan {

  private final K6File file;
  private final JsonLines lines = new JsonLines();
  private final Map<String, MetricType> found = new HashMap<>();
  private long searched;
  private boolean ended;

  DeclarationScan(K6File file) {
    this.file = file;
  }

  /** The type that the file declares for a metric. */
  Optional<MetricType> find(String metric) throws IOException {
    if (!ended && !found.containsKey(metric)) {
      search(metric);
    }
    return Optional.ofNullable(found.get(metric));
  }

  private void search(String metric) throws IOException {
    // Damage ends the search quietly: whoever reads the samples comes upon it too and says so.
    try (ChunkReader reader = ChunkReader.resume(file, searched)) {
      byte[] spare = new byte[0];
      while (!found.containsKey(metric)) {
        Optional<Chunk> chunk = reader.next(spare);
        if (chunk.isEmpty()) {
          ended = true;
          return;
        }
        spare = chunk.get().bytes();
        search(chunk.get());
        searched = reader.offset();
      }
    }
  }

  private void search(Chunk chunk) {
    if (!chunk.unreadable().isEmpty()) {
      return;
    }
    byte[] bytes = chunk.bytes();
    for (int at = 0; at < chunk.length(); ) {
      int newline = Newlines.indexOf(bytes, at, chunk.length());
      int end = newline < 0 ? chunk.length() : newline;
      if (!SampleHead.startsSample(bytes, at, end)) {
        if (lines.read(bytes, at, end) instanceof JsonLine.Declared line) {
          found.putIfAbsent(line.declaration().name(), line.declaration().type());
        }
      }
      at = end + 1;
    }
  }
}

package io.stepwell.schemas.lake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.stepwell.metrics.Column;
import io.stepwell.metrics.StepColumns;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * What was read and decoded of the lake's files, up to a number of bytes in memory; what was asked
 * for last and most stays. Files never change and no two ever have the same name, so nothing in
 * here goes stale. Safe for use by many threads; what two ask for at once is read once.
 */
final class LakeCache {

  private static final int BYTES_PER_SERIES = 400;
  private static final int BYTES_PER_PATH = 200;
  private static final int BYTES_PER_REFERENCE = 4;

  private final LakeFiles files;
  private final Cache<Key, Held> cache;

  LakeCache(LakeFiles files, long bytes) {
    this.files = files;
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((Key key, Held held) -> held.bytes)
            .executor(Runnable::run)
            .build();
  }

  private sealed interface Key {}

  private record Listing(Kind kind, long run, StoredGeneration generation) implements Key {}

  private record StepFooter(String path) implements Key {}

  private record SeriesFooter(String path) implements Key {}

  private record Series(String path, String metric) implements Key {}

  private record Merged(List<String> paths, String metric) implements Key {}

  private record Frame(String path, String metric, int resolution) implements Key {}

  private record Values(String path, String metric, int resolution, Column column) implements Key {}

  private record Held(Object value, int bytes) {}

  private record Entries(List<SeriesEntry> list) {}

  private record Paths(List<String> list) {}

  /** The files of a generation; one that still grows is looked up each time. */
  List<String> list(Kind kind, long run, StoredGeneration generation) {
    if (!generation.isComplete()) {
      return look(kind, run, generation);
    }
    return get(
            new Listing(kind, run, generation),
            Paths.class,
            () -> new Paths(look(kind, run, generation)),
            paths -> (long) BYTES_PER_PATH * paths.list.size())
        .list;
  }

  private List<String> look(Kind kind, long run, StoredGeneration generation) {
    try {
      return files.list(LakePaths.generation(kind, run, generation.number()));
    } catch (IOException e) {
      throw new LakeException("the lake at " + files.root() + " cannot be read", e);
    }
  }

  StepFile stepFile(String path) {
    return get(
        new StepFooter(path),
        StepFile.class,
        () -> new StepFile(ParquetSource.open(files, path)),
        StepFile::bytes);
  }

  SeriesFile seriesFile(String path) {
    return get(
        new SeriesFooter(path),
        SeriesFile.class,
        () -> new SeriesFile(ParquetSource.open(files, path)),
        SeriesFile::bytes);
  }

  /** The series of a metric in all of some files, each once. */
  List<SeriesEntry> entries(List<SeriesFile> seriesFiles, String metric) {
    Key key = new Merged(seriesFiles.stream().map(SeriesFile::path).toList(), metric);
    Held held = cache.getIfPresent(key);
    if (held != null) {
      return ((Entries) held.value).list;
    }
    // Not inside the cache's own loading: that must not ask the cache in turn.
    List<SeriesEntry> merged =
        SeriesEntries.merged(seriesFiles.stream().map(file -> entries(file, metric)).toList());
    cache.put(key, new Held(new Entries(merged), BYTES_PER_REFERENCE * merged.size()));
    return merged;
  }

  private List<SeriesEntry> entries(SeriesFile file, String metric) {
    return get(
            new Series(file.path(), metric),
            Entries.class,
            () -> new Entries(file.entries(metric)),
            entries -> (long) BYTES_PER_SERIES * entries.list.size())
        .list;
  }

  /** Which series and seconds the rows of a metric at a resolution in a file are of. */
  StepFrame frame(StepFile file, String metric, int resolution) {
    return get(
        new Frame(file.path(), metric, resolution),
        StepFrame.class,
        () -> file.frame(metric, resolution),
        StepFrame::bytes);
  }

  /** One column of those rows, alone in a set of columns. */
  StepColumns column(StepFile file, String metric, int resolution, StepFrame frame, Column column) {
    return get(
        new Values(file.path(), metric, resolution, column),
        StepColumns.class,
        () -> file.column(metric, resolution, frame, column),
        LakeCache::weigh);
  }

  /** The seconds belong to the frame and are weighed there; a sketch has a reference more. */
  private static long weigh(StepColumns columns) {
    return columns.bytes() + 8L * (columns.sketches().length - columns.rows());
  }

  private <T> T get(Key key, Class<T> type, Supplier<T> loading, ToLongFunction<T> weight) {
    Held held =
        cache.get(
            key,
            missing -> {
              T value = loading.get();
              return new Held(value, (int) Math.min(Integer.MAX_VALUE, weight.applyAsLong(value)));
            });
    return type.cast(held.value);
  }
}

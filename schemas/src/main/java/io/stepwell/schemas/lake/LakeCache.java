package io.stepwell.schemas.lake;

import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.stepwell.metrics.Column;
import io.stepwell.metrics.StepColumns;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was read and decoded of the lake's files, kept while there is room. Files never change and
 * no two ever have the same name, so nothing in here goes stale. Safe for use by many threads.
 */
final class LakeCache {

  private static final int BYTES_PER_SERIES = 400;
  private static final int BYTES_PER_PATH = 200;
  private static final int BYTES_PER_REFERENCE = 4;

  private final LakeFiles files;
  private final WeighedCache<Key> cache;

  /**
   * @param bytes how much may be kept, in bytes
   */
  LakeCache(LakeFiles files, long bytes) {
    this.files = files;
    this.cache = new WeighedCache<>(bytes);
  }

  private sealed interface Key {}

  private record Listing(Kind kind, long run, StoredGeneration generation) implements Key {}

  private record Footer(String path) implements Key {}

  private record Steps(String path) implements Key {}

  private record Series(String path) implements Key {}

  private record Entries(String path, String metric) implements Key {}

  private record Merged(List<String> paths, String metric) implements Key {}

  private record Frame(String path, String metric, int resolution) implements Key {}

  private record Values(String path, String metric, int resolution, Column column) implements Key {}

  private record EntryList(List<SeriesEntry> entries) {}

  private record PathList(List<String> paths) {}

  /** The files of a generation; one that still grows is looked up each time. */
  List<String> list(Kind kind, long run, StoredGeneration generation) {
    if (!generation.isComplete()) {
      return look(kind, run, generation);
    }
    return cache.get(
            new Listing(kind, run, generation),
            PathList.class,
            () -> new PathList(look(kind, run, generation)),
            list -> (long) BYTES_PER_PATH * list.paths.size())
        .paths;
  }

  private List<String> look(Kind kind, long run, StoredGeneration generation) {
    try {
      return files.list(LakePaths.generation(kind, run, generation.number()));
    } catch (IOException e) {
      throw new LakeException("the lake at " + files.root() + " cannot be read", e);
    }
  }

  private ParquetSource source(String path) {
    return cache.get(
        new Footer(path),
        ParquetSource.class,
        () -> ParquetSource.open(files, path),
        ParquetSource::bytes);
  }

  /** What is in a step file. */
  StepFile stepFile(String path) {
    return cache.get(
        new Steps(path), StepFile.class, () -> StepFile.of(source(path)), StepFile::bytes);
  }

  /** What is in a series file. */
  SeriesFile seriesFile(String path) {
    return cache.get(
        new Series(path), SeriesFile.class, () -> SeriesFile.of(source(path)), SeriesFile::bytes);
  }

  /** The series of a metric in all of some files, each once. */
  List<SeriesEntry> entries(List<SeriesFile> seriesFiles, String metric) {
    return cache.get(
            new Merged(seriesFiles.stream().map(SeriesFile::path).toList(), metric),
            EntryList.class,
            () -> merged(seriesFiles, metric),
            list -> (long) BYTES_PER_REFERENCE * list.entries.size())
        .entries;
  }

  private EntryList merged(List<SeriesFile> seriesFiles, String metric) {
    return new EntryList(
        SeriesEntries.merged(seriesFiles.stream().map(file -> entries(file, metric)).toList()));
  }

  private List<SeriesEntry> entries(SeriesFile file, String metric) {
    return cache.get(
            new Entries(file.path(), metric),
            EntryList.class,
            () -> new EntryList(file.entries(source(file.path()), metric)),
            list -> (long) BYTES_PER_SERIES * list.entries.size())
        .entries;
  }

  /** Which series and seconds the rows of a metric at a resolution in a file are of. */
  StepFrame frame(StepFile file, String metric, int resolution) {
    return cache.get(
        new Frame(file.path(), metric, resolution),
        StepFrame.class,
        () -> file.frame(source(file.path()), metric, resolution),
        StepFrame::bytes);
  }

  /** One column of those rows, alone in a set of columns. */
  StepColumns column(StepFile file, String metric, int resolution, StepFrame frame, Column column) {
    return cache.get(
        new Values(file.path(), metric, resolution, column),
        StepColumns.class,
        () -> file.column(source(file.path()), metric, resolution, frame, column),
        LakeCache::weigh);
  }

  /** The seconds belong to the frame and are weighed there; a sketch has a reference more. */
  private static long weigh(StepColumns columns) {
    return columns.bytes() + 8L * (columns.sketches().length - columns.rows());
  }

  /** What it holds at the moment, and how often it was of use. */
  CacheFigures figures() {
    Set<String> runs = new HashSet<>();
    for (Key key : cache.keys()) {
      if (key instanceof Series file) {
        runs.add(LakePaths.runDirectory(file.path));
      }
    }
    CacheStats stats = cache.stats();
    return new CacheFigures(stats.hitCount(), stats.missCount(), cache.bytes(), runs.size());
  }
}

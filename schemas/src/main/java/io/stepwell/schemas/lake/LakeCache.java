package io.stepwell.schemas.lake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.stepwell.metrics.Column;
import io.stepwell.metrics.StepColumns;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * What was read and decoded of the lake's files, kept while there is room. Files never change and
 * no two ever have the same name, so nothing in here goes stale. Safe for use by many threads.
 */
final class LakeCache {

  private static final int BYTES_PER_SERIES = 400;
  private static final int BYTES_PER_REFERENCE = 4;

  /** Of so many runs at once it is remembered which live files they had. */
  private static final int MOST_LIVE_RUNS = 256;

  private static final long NO_LIVE_FILES = 0;

  private final LakeFiles files;
  private final WeighedCache<Key> cache;
  private final Cache<Live, LiveFiles> liveFiles =
      Caffeine.newBuilder().maximumSize(MOST_LIVE_RUNS).executor(Runnable::run).build();
  private final AtomicLong lastLiveFiles = new AtomicLong();

  /**
   * @param bytes how much may be kept, in bytes
   */
  LakeCache(LakeFiles files, long bytes) {
    this.files = files;
    this.cache = new WeighedCache<>(bytes);
  }

  /** What something kept is asked for by. */
  interface Key {}

  private record Listing(long run, int generation, Instant created) implements Key {
    static Listing of(long run, StoredGeneration generation) {
      return new Listing(run, generation.number(), generation.created());
    }
  }

  private record Live(long run, int generation, Instant created) {}

  private record Footer(String path) implements Key {}

  private record Steps(String path) implements Key {}

  private record Series(String path) implements Key {}

  private record Entries(String path, String metric) implements Key {}

  private record Merged(List<String> paths, String metric) implements Key {}

  private record Frame(String path, MetricLevel level) implements Key {}

  private record Values(String path, MetricLevel level, Column column) implements Key {}

  private record EntryList(List<SeriesEntry> entries) {}

  /** A value of some kind, loaded if it is not there. */
  <T> T get(Key key, Class<T> type, Supplier<T> loading, ToLongFunction<T> weight) {
    return cache.get(key, type, loading, weight);
  }

  /** Forgets a value, if it is there. */
  void forget(Key key) {
    cache.forget(key);
  }

  /** The files of a complete generation, if they were kept. */
  Optional<GenerationFiles> kept(long run, StoredGeneration generation) {
    return cache.find(Listing.of(run, generation), GenerationFiles.class);
  }

  /** Keeps the files of a complete generation, which must be all that it has. */
  void keep(long run, StoredGeneration generation, GenerationFiles files) {
    cache.get(
        Listing.of(run, generation), GenerationFiles.class, () -> files, GenerationFiles::bytes);
  }

  /** The files of a generation that are there now. */
  List<String> look(Kind kind, long run, int generation) {
    try {
      return files.list(LakePaths.generation(kind, run, generation));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * What is in live files that answer beside a generation.
   *
   * @param paths the files that were there a moment ago
   */
  LiveSteps live(long run, StoredGeneration generation, List<String> paths) {
    if (paths.isEmpty()) {
      return steps(run, new LiveFiles(NO_LIVE_FILES), 0);
    }
    Live key = new Live(run, generation.number(), generation.created());
    LiveFiles live = liveFiles(key);
    if (live.without(paths).stream().anyMatch(this::isGone)) {
      liveFiles.invalidate(key);
      live = liveFiles(key);
    }
    return steps(run, live, live.add(paths));
  }

  private LiveSteps steps(long run, LiveFiles live, int count) {
    return new LiveSteps(new LiveCache(run, live, this), live.id(), count);
  }

  private LiveFiles liveFiles(Live key) {
    return liveFiles.get(key, missing -> new LiveFiles(lastLiveFiles.incrementAndGet()));
  }

  private boolean isGone(String path) {
    try {
      return !files.exists(path);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private LakeException unreadable(IOException cause) {
    return new LakeException(
        "the lake at %s cannot be read: %s".formatted(files.root(), cause.getMessage()), cause);
  }

  /** Opens a file without keeping anything of it. */
  ParquetSource open(String path) {
    return ParquetSource.open(files, path);
  }

  private ParquetSource source(String path) {
    return cache.get(new Footer(path), ParquetSource.class, () -> open(path), ParquetSource::bytes);
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
  StepFrame frame(StepFile file, MetricLevel level) {
    return cache.get(
        new Frame(file.path(), level),
        StepFrame.class,
        () -> file.frame(source(file.path()), level),
        StepFrame::bytes);
  }

  /** One column of those rows, alone in a set of columns. */
  StepColumns column(StepFile file, MetricLevel level, StepFrame frame, Column column) {
    return cache.get(
        new Values(file.path(), level, column),
        StepColumns.class,
        () -> file.column(source(file.path()), level, frame, column),
        LakeCache::weigh);
  }

  /** The seconds belong to the frame and are weighed there; a sketch has a reference more. */
  static long weigh(StepColumns columns) {
    return columns.bytes() + 8L * (columns.sketches().length - columns.rows());
  }

  /** What it holds at the moment, and how often it was of use. */
  CacheFigures figures() {
    Set<Long> runs = new HashSet<>();
    liveFiles.asMap().keySet().forEach(live -> runs.add(live.run));
    for (Key key : cache.keys()) {
      if (key instanceof Series file) {
        runs.add(LakePaths.runOf(file.path));
      }
    }
    CacheStats stats = cache.stats();
    return new CacheFigures(stats.hitCount(), stats.missCount(), cache.bytes(), runs.size());
  }
}

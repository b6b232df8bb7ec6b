package io.stepwell.schemas.lake;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * The directories of a lake. Engines that know Hive's partition layout read run and generation from
 * the names.
 */
public final class LakePaths {

  /** What a generation consists of; each kind has its own tree. */
  public enum Kind {
    /** Merged rows: one per series and window. */
    STEPS("steps"),
    /** One row per series: its labels and extent. */
    SERIES("series"),
    /** The samples as they came. */
    SAMPLES("samples");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Whether a path is one of this kind's tree. */
    public boolean holds(String path) {
      return path.startsWith(word + "/");
    }
  }

  /** The generation whose files are written live; it never gets complete. */
  public static final int LIVE = 0;

  private static final String GENERATION = "generation=";

  private LakePaths() {}

  /** The place of that name beside a lake, or inside one that has nothing beside it. */
  public static URI beside(URI lake, String name) {
    URI beside = lake.resolve("../" + name + "/");
    return beside.getPath().startsWith("/../") ? lake.resolve(name + "/") : beside;
  }

  /** {@code steps/test_run_id=7}. */
  public static String run(Kind kind, long run) {
    return kind.word + "/test_run_id=" + run;
  }

  /** {@code steps/test_run_id=7/generation=2}. */
  public static String generation(Kind kind, long run, int generation) {
    return run(kind, run) + "/" + GENERATION + generation;
  }

  /**
   * A new file's path. No two files ever share a name, not even after a run was deleted and written
   * again, so that what a reader keeps of a file never goes stale.
   *
   * @param writer tells the writers of one generation apart for people who look at the files
   */
  public static String newFile(Kind kind, long run, int generation, int writer) {
    return generation(kind, run, generation)
        + "/part-"
        + writer
        + "-"
        + UUID.randomUUID()
        + ".parquet";
  }

  /** Whether a file of that name is still being written, and not for readers. */
  static boolean isHidden(String name) {
    return name.startsWith(".") || name.startsWith("_");
  }

  /** The run that a file belongs to. */
  static long runOf(String path) {
    int start = path.indexOf('=') + 1;
    return Long.parseLong(path.substring(start, path.indexOf('/', start)));
  }

  /** The generation that a file belongs to; −1 if to none. */
  public static int generationAt(String path) {
    String[] names = path.split("/", -1);
    return names.length < 2 ? -1 : generationOf(names[names.length - 2]).orElse(-1);
  }

  /** The generation that a directory's name stands for, if it is such a name. */
  public static Optional<Integer> generationOf(String directoryName) {
    String digits =
        directoryName.startsWith(GENERATION) ? directoryName.substring(GENERATION.length()) : "";
    return digits.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
  }
}

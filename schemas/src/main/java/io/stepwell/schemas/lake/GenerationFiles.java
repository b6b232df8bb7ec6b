package io.stepwell.schemas.lake;

import java.util.List;

/**
 * The files of a complete generation.
 *
 * @param steps the paths of its step files
 * @param series the paths of its series files
 */
record GenerationFiles(List<String> steps, List<String> series) {

  private static final long BYTES_PER_PATH = 200;

  /** Those of a run that has live files only. */
  static final GenerationFiles NONE = new GenerationFiles(List.of(), List.of());

  /** What they weigh in memory, in bytes. */
  long bytes() {
    return BYTES_PER_PATH * (steps.size() + series.size());
  }
}

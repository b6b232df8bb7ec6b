package io.stepwell.jobs;

import java.time.Duration;

/**
 * What a compaction did.
 *
 * @param run the test run's id
 * @param generation the generation that answers since
 * @param before what answered before: files of steps and series
 * @param after what answers in their place
 * @param duration from the claim to the switch of the generation
 */
public record Compacted(long run, int generation, Size before, Size after, Duration duration) {

  /**
   * How much files are.
   *
   * @param files how many
   * @param bytes of all of them
   */
  public record Size(int files, long bytes) {}
}

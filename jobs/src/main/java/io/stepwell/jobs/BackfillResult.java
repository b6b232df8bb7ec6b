package io.stepwell.jobs;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a backfill did.
 *
 * @param run the test run's id
 * @param generation the generation that now answers
 * @param samples how many samples were read
 * @param rejected how many lines went to the dead letters
 * @param series how many series the run has
 * @param duration from the first file's inspection to the switch of the generation
 * @param warnings sentences for the user, such as which metrics' types were guessed
 * @param deadLetters the file of rejected lines, if there were any
 */
public record BackfillResult(
    long run,
    int generation,
    long samples,
    long rejected,
    long series,
    Duration duration,
    List<String> warnings,
    Optional<URI> deadLetters) {

  public BackfillResult {
    warnings = List.copyOf(warnings);
  }

  /** Samples read per second of the duration. */
  public double samplesPerSecond() {
    return samples / Math.max(1e-9, duration.toNanos() / 1e9);
  }
}

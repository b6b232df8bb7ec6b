package io.stepwell.query;

import io.stepwell.metrics.Better;
import java.util.List;

/**
 * What a question comes to in two runs.
 *
 * @param base the run that changes are counted from
 * @param other the run it is compared with
 * @param better which way a change is one for the better
 * @param blocks how many blocks of time intervals are drawn from
 * @param series those of either run, by their labels
 * @param warnings sentences for whoever asked, each once; mostly none
 */
public record Comparison(
    long base,
    long other,
    Better better,
    int blocks,
    List<ComparedSeries> series,
    List<String> warnings) {

  public Comparison {
    series = List.copyOf(series);
    warnings = List.copyOf(warnings);
  }

  /** Whether the change of one of its series is one for the worse and not within the noise. */
  public boolean isWorse(ComparedSeries compared) {
    return compared.finding() == Finding.CHANGED && better.isWorse(compared.change().orElse(0));
  }
}

package io.stepwell.query;

import java.util.List;

/**
 * What a question comes to.
 *
 * @param resultType one point a series, or many
 * @param series those with at least one point, by run, then by their labels
 * @param warnings sentences for whoever asked, each once; mostly none
 */
public record Answer(ResultType resultType, List<AnswerSeries> series, List<String> warnings) {

  public Answer {
    series = List.copyOf(series);
    warnings = List.copyOf(warnings);
  }
}

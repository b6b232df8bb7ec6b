package io.stepwell.cli;

import io.stepwell.query.Answer;
import io.stepwell.query.AnswerSeries;
import io.stepwell.query.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * The labels of an answer's series as columns.
 *
 * @param names of the labels, in the order of the columns
 */
record SeriesLabels(List<String> names) {

  private static final String METRIC = "__name__";
  private static final String RUN = "test_run_id";

  SeriesLabels {
    names = List.copyOf(names);
  }

  /** Every label that the answer to a query has, be it without series. */
  static SeriesLabels all(Query query) {
    List<String> names = new ArrayList<>(List.of(RUN, METRIC));
    names.addAll(kept(query));
    return new SeriesLabels(names);
  }

  /** The labels that tell its series apart, which is all that people want to see of them. */
  static SeriesLabels telling(Query query, Answer answer) {
    List<String> names = new ArrayList<>();
    if (answer.series().stream().mapToLong(AnswerSeries::run).distinct().count() > 1) {
      names.add(RUN);
    }
    names.addAll(kept(query));
    return new SeriesLabels(names);
  }

  private static List<String> kept(Query query) {
    List<String> labels = query.aggregator().isPresent() ? query.by() : query.call().by();
    return labels.stream().sorted().toList();
  }

  /** The cells of one series. */
  List<String> values(AnswerSeries series) {
    return names.stream().map(series.labels()::get).toList();
  }
}

package io.stepwell.query.k6test;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.Sample;
import io.stepwell.query.Answer;
import java.util.List;

/** What a script is run against. */
public interface Driver {

  /** Takes in the samples of a script, in no particular order, before anything is asked. */
  void load(List<Sample> samples);

  /**
   * Answers a question.
   *
   * @throws io.stepwell.query.QueryException if the question is refused
   */
  Answer answer(Ask ask);

  /**
   * The labels of the series that one of the selectors chooses, in the order that they are listed
   * in, {@code __name__} and {@code test_run_id} among them.
   *
   * @throws io.stepwell.query.QueryException if a selector is refused
   */
  List<Labels> series(long run, List<String> selectors);
}

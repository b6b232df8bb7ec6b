package io.stepwell.query.k6test;

/** One question of a script with what the answer must be. */
public sealed interface Check permits AnswerCheck, SeriesCheck {

  /** The script's name and the line of the question: {@code counter.k6test:12}. */
  String place();

  /** The question as it is written. */
  String question();

  /**
   * Asks, and compares.
   *
   * @throws AssertionError if the answer is not as expected; the message tells place, question,
   *     what was expected and what came
   */
  void run(Driver driver);
}

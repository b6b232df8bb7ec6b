package io.stepwell.bench;

import java.util.Map;

/** A system that answers questions about one run. */
interface Answering {

  /** What people call it. */
  String name();

  /** Asks and takes in the whole answer, which is what is timed. */
  void ask(TimedQuestion question) throws Exception;

  /** The values of the answer. */
  Map<Point, Double> answer(TimedQuestion question) throws Exception;
}

package io.stepwell.cli;

import io.stepwell.query.Question;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What range queries and aggregate queries have in common. */
final class QuestionOptions {

  @Option(
      names = "--metric",
      required = true,
      paramLabel = "SELECTOR",
      description = "A metric's name, and which of its series: http_reqs{status!=\"0\"}.")
  private String metric = "";

  @Option(
      names = "--query",
      required = true,
      paramLabel = "EXPR",
      description =
          "A method of the metric's type, the labels to keep apart, an aggregator over those:"
              + " rate, histogram_quantile(0.95) by (name), sum(last by (instance_id)).")
  private String query = "";

  @Option(
      names = "--start",
      paramLabel = "TIME",
      description =
          "Where to begin: 2026-11-21T20:37:20Z or unix seconds. Default: the run's start.")
  private Optional<String> start = Optional.empty();

  @Option(
      names = "--end",
      paramLabel = "TIME",
      description = "Where to end. Default: the run's end.")
  private Optional<String> end = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = AnswerFormat.Converter.class,
      description =
          "How to print the answer: ${COMPLETION-CANDIDATES}. json is the metrics API's body."
              + " Default: table.")
  private AnswerFormat format = AnswerFormat.TABLE;

  /**
   * The question.
   *
   * @param step in seconds, as written; for range queries only
   * @throws io.stepwell.query.QueryException if a part of it is not valid
   */
  Question question(Optional<String> step) {
    return Question.of(metric, query, step, start, end);
  }

  AnswerFormat format() {
    return format;
  }
}

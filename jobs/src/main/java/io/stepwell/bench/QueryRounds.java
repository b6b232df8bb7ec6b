package io.stepwell.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts the questions about one run to Stepwell and its peers, round by round. */
final class QueryRounds {

  /** How often a question is asked uncounted in each piece of the warm-up. */
  private static final int WARM_UP = 40;

  /** The same of peers, which have no code to compile. */
  private static final int PEER_WARM_UP = 3;

  private final QueriedRun run;
  private final Path log;
  private final List<Answering> peers;
  private final Asking asking = new Asking();
  private final List<QuestionFigures> figures = new ArrayList<>();

  /**
   * Rounds that have not begun.
   *
   * @param log takes what the servers write to standard error
   */
  QueryRounds(QueriedRun run, Path log, DuckDbQueries truth, List<Answering> peers)
      throws Exception {
    this.run = run;
    this.log = log;
    this.peers = List.copyOf(peers);
    for (TimedQuestion question : run.questions()) {
      figures.add(new QuestionFigures(question, truth.exact(question)));
    }
  }

  /** Measures; in each round Stepwell is a fresh process. */
  List<QuestionFigures> run(int rounds) throws Exception {
    for (int round = 0; round < rounds; round++) {
      for (QuestionFigures question : figures) {
        question.add(StepwellQueries.cold(run, log, asking, question.question()));
      }
      try (StepwellQueries stepwell = StepwellQueries.start(run, log, asking)) {
        warm(stepwell);
      }
    }
    return figures;
  }

  /** All systems answer a question before the next one is asked, so that they share a bad time. */
  private void warm(StepwellQueries stepwell) throws Exception {
    Latencies.warmUp(stepwell, run.questions(), WARM_UP);
    for (Answering peer : peers) {
      Latencies.warmUp(peer, run.questions(), PEER_WARM_UP);
    }
    for (QuestionFigures question : figures) {
      question.measure(stepwell);
      for (Answering peer : peers) {
        question.measure(peer);
      }
    }
  }
}

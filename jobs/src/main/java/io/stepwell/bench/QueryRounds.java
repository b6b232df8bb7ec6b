package io.stepwell.bench;

import java.io.PrintStream;
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
  private final Asking asking = new Asking();
  private final QueryFigures figures;

  QueryRounds(QueriedRun run, Path log) {
    this.run = run;
    this.log = log;
    this.figures = new QueryFigures(run.questions());
  }

  /** Measures; in each round Stepwell is a fresh process. */
  void run(DuckDbQueries truth, List<Answering> peers, int rounds) throws Exception {
    List<ExactAnswer> exact = new ArrayList<>();
    for (TimedQuestion question : run.questions()) {
      exact.add(truth.exact(question));
    }
    for (int round = 0; round < rounds; round++) {
      figures.addCold(cold());
      try (StepwellQueries stepwell = StepwellQueries.start(run, log, asking)) {
        measure(stepwell, exact, WARM_UP);
      }
      for (Answering peer : peers) {
        measure(peer, exact, PEER_WARM_UP);
      }
    }
  }

  void print(PrintStream out) {
    figures.print(out);
  }

  private List<StepwellQueries.Cold> cold() throws Exception {
    List<StepwellQueries.Cold> cold = new ArrayList<>();
    for (TimedQuestion question : run.questions()) {
      cold.add(StepwellQueries.cold(run, log, asking, question));
    }
    return cold;
  }

  private void measure(Answering system, List<ExactAnswer> exact, int warmUp) throws Exception {
    figures.addWarm(system, system.latencies(run.questions(), warmUp));
    List<AnswerErrors> errors = new ArrayList<>();
    for (int i = 0; i < exact.size(); i++) {
      errors.add(exact.get(i).errors(system.answer(run.questions().get(i))));
    }
    figures.addErrors(system, errors);
  }
}

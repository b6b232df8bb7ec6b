package io.stepwell.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Prints what was measured of a run's questions. */
final class QueryTables {

  private static final String STEPWELL = "Stepwell";

  private final List<QuestionFigures> figures;
  private final PrintStream out;

  QueryTables(List<QuestionFigures> figures, PrintStream out) {
    this.figures = figures;
    this.out = out;
  }

  void print() {
    warm();
    cold();
    errors();
    out.flush();
  }

  private void warm() {
    List<String> peers =
        figures.get(0).errors().keySet().stream().filter(name -> !name.equals(STEPWELL)).toList();
    out.printf("%-56s %9s %9s", "warm answers, milliseconds", "p50", "p99");
    peers.forEach(peer -> out.printf("  %10s %6s", peer, "ratio"));
    out.println();
    for (QuestionFigures figure : figures) {
      Latencies ours = figure.warm(STEPWELL);
      out.printf("%-56s %9.2f %9.2f", figure.question(), ours.p50(), ours.p99());
      for (String peer : peers) {
        double theirs = figure.warm(peer).p50();
        out.printf("  %10.2f %6.1f", theirs, theirs / ours.p50());
      }
      out.println();
    }
  }

  private void cold() {
    out.printf(
        "%n%-56s %9s %9s%n", "first answer of a fresh server, milliseconds", "listening", "start");
    for (QuestionFigures figure : figures) {
      StepwellQueries.Cold cold = figure.cold();
      out.printf("%-56s %9.0f %9.0f%n", figure.question(), cold.answer(), cold.start());
    }
  }

  private void errors() {
    out.printf("%noff the exact answer, median and worst of all values%n");
    for (QuestionFigures figure : figures) {
      out.println(figure.question());
      for (Map.Entry<String, AnswerErrors> system : figure.errors().entrySet()) {
        out.printf("  %-10s  %s%n", system.getKey(), system.getValue());
      }
    }
  }
}

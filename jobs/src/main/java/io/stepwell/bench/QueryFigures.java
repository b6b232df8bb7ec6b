package io.stepwell.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured of one run's questions, and its tables. */
final class QueryFigures {

  private final List<TimedQuestion> questions;
  private final Map<String, List<List<Latencies>>> warm = new LinkedHashMap<>();
  private final Map<String, List<AnswerErrors>> errors = new LinkedHashMap<>();
  private final List<List<StepwellQueries.Cold>> cold = new ArrayList<>();

  QueryFigures(List<TimedQuestion> questions) {
    this.questions = questions;
  }

  /** Takes in one round of a system: a figure for each question. */
  void addWarm(Answering system, List<Latencies> latencies) {
    warm.computeIfAbsent(system.name(), name -> new ArrayList<>()).add(latencies);
  }

  /** Takes in one round of fresh processes: a figure for each question. */
  void addCold(List<StepwellQueries.Cold> first) {
    cold.add(first);
  }

  /** Takes in how far a system's answers are off, once. */
  void addErrors(Answering system, List<AnswerErrors> off) {
    errors.putIfAbsent(system.name(), off);
  }

  void print(PrintStream out) {
    out.printf("%-56s %9s %9s", "warm answers, milliseconds", "p50", "p99");
    peers().forEach(peer -> out.printf("  %10s %6s", peer, "ratio"));
    out.println();
    for (int i = 0; i < questions.size(); i++) {
      Latencies ours = latencies("Stepwell", i);
      out.printf("%-56s %9.2f %9.2f", questions.get(i), ours.p50(), ours.p99());
      for (String peer : peers()) {
        double theirs = latencies(peer, i).p50();
        out.printf("  %10.2f %6.1f", theirs, theirs / ours.p50());
      }
      out.println();
    }
    printCold(out);
    printErrors(out);
  }

  private void printCold(PrintStream out) {
    out.printf(
        "%n%-56s %9s %9s%n", "a fresh server's first answer, milliseconds", "listening", "started");
    for (int i = 0; i < questions.size(); i++) {
      int question = i;
      out.printf(
          "%-56s %9.0f %9.0f%n",
          questions.get(i),
          Measured.median(cold.stream().map(round -> round.get(question).answer()).toList()),
          Measured.median(cold.stream().map(round -> round.get(question).start()).toList()));
    }
  }

  private void printErrors(PrintStream out) {
    out.printf("%noff the exact answer, median and worst of all values%n");
    for (int i = 0; i < questions.size(); i++) {
      out.println(questions.get(i));
      for (Map.Entry<String, List<AnswerErrors>> system : errors.entrySet()) {
        out.printf("  %-10s  %s%n", system.getKey(), system.getValue().get(i));
      }
    }
    out.flush();
  }

  private List<String> peers() {
    return warm.keySet().stream().filter(name -> !name.equals("Stepwell")).toList();
  }

  private Latencies latencies(String system, int question) {
    return Latencies.median(
        warm.getOrDefault(system, List.of()).stream().map(round -> round.get(question)).toList());
  }
}

package io.stepwell.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured of one question, system by system. */
final class QuestionFigures {

  private final TimedQuestion question;
  private final ExactAnswer exact;
  private final List<StepwellQueries.Cold> cold = new ArrayList<>();
  private final Map<String, List<Latencies>> warm = new LinkedHashMap<>();
  private final Map<String, AnswerErrors> errors = new LinkedHashMap<>();

  QuestionFigures(TimedQuestion question, ExactAnswer exact) {
    this.question = question;
    this.exact = exact;
  }

  TimedQuestion question() {
    return question;
  }

  /** Takes in the first answer of a fresh process. */
  void add(StepwellQueries.Cold first) {
    cold.add(first);
  }

  /** One round of a system that is warm. */
  void measure(Answering system) throws Exception {
    warm.computeIfAbsent(system.name(), name -> new ArrayList<>())
        .add(Latencies.of(() -> system.ask(question)));
    if (!errors.containsKey(system.name())) {
      errors.put(system.name(), exact.errors(system.answer(question)));
    }
  }

  /** The medians of all rounds. */
  Latencies warm(String system) {
    return Latencies.median(warm.getOrDefault(system, List.of()));
  }

  /** The medians of all rounds. */
  StepwellQueries.Cold cold() {
    return new StepwellQueries.Cold(
        Measured.median(cold.stream().map(StepwellQueries.Cold::answer).toList()),
        Measured.median(cold.stream().map(StepwellQueries.Cold::start).toList()));
  }

  /** How far each system's answer is off. */
  Map<String, AnswerErrors> errors() {
    return errors;
  }
}

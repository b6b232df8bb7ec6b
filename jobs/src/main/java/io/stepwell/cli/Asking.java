package io.stepwell.cli;

import io.stepwell.query.Answer;
import io.stepwell.query.QueryException;
import io.stepwell.query.Question;
import io.stepwell.schemas.api.AnswerJson;
import io.stepwell.schemas.lake.LakeException;
import java.io.IOException;
import java.util.Optional;

/** Puts a question to the home and prints the answer in the format asked for. */
final class Asking {

  private static final int MOST_TRIES = 4;

  private final GlobalOptions options;
  private final Terminal terminal;
  private final QuestionOptions asked;

  Asking(GlobalOptions options, Terminal terminal, QuestionOptions asked) {
    this.options = options;
    this.terminal = terminal;
    this.asked = asked;
  }

  /** Which runs a question goes to, and how. */
  @FunctionalInterface
  interface Way {
    Answer answer(OpenHome home, Question question);
  }

  /**
   * Asks and prints.
   *
   * @return the exit code
   * @throws QueryException if the question is refused; where JSON is asked for, its body has been
   *     printed
   */
  int ask(Optional<String> step, Way way) throws IOException {
    try {
      Question question = asked.question(step);
      print(answer(question, way), question);
    } catch (QueryException refusal) {
      if (asked.format() == AnswerFormat.JSON) {
        AnswerJson.write(refusal, terminal.out());
      }
      throw refusal;
    }
    return ExitCode.DONE.number();
  }

  /** Files that were read may be gone since, as their run was written anew; then again. */
  private Answer answer(Question question, Way way) {
    for (int tries = 1; ; tries++) {
      try (OpenHome home = OpenHome.of(options.home())) {
        return way.answer(home, question);
      } catch (LakeException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  private void print(Answer answer, Question question) throws IOException {
    switch (asked.format()) {
      case TABLE -> terminal.out().print(AnswerTable.of(answer, question.query()));
      case JSON -> AnswerJson.write(answer, terminal.out());
      case CSV -> AnswerCsv.write(answer, question.query(), terminal.out());
    }
    answer.warnings().forEach(warning -> terminal.note("warning: " + Visible.of(warning)));
  }
}

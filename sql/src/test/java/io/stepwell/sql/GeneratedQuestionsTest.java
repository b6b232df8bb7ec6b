package io.stepwell.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.query.Answer;
import org.junit.jupiter.api.Test;

/** Random questions get the same answer in SQL as from the metrics API's engine. */
class GeneratedQuestionsTest {

  private static final long SEED = Long.getLong("questions.seed", 1);
  private static final int COUNT = Integer.getInteger("questions.count", 50);

  @Test
  void sql_answers_what_the_api_answers() {
    RandomQuestions questions = new RandomQuestions(Demo.home().store(), DemoHome.RUNS, SEED);
    int filled = 0;
    for (int number = 0; number < COUNT; number++) {
      RandomQuestion question = questions.next();
      boolean range = question.step().isPresent();
      Answer answer =
          range
              ? Demo.home().engine().range(question.run(), question.question())
              : Demo.home().engine().aggregate(question.run(), question.question());
      String sql = QuestionSql.of(question);
      Points found = Points.of(PrintedTable.of(Demo.session().run(sql)), question.run());
      String asked = number + ": " + question.question() + "\n" + sql;
      found.assertEqual(Points.of(answer, range), asked);
      filled += found.values().isEmpty() ? 0 : 1;
    }
    assertThat(filled).as("answers that are not empty").isGreaterThan(COUNT / 2);
  }
}

package io.stepwell.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.query.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Random questions get the same answer in SQL as from the metrics API's engine. {@code
 * -Dquestions.seed=N} asks others, {@code -Dquestions.count=N} more.
 */
class GeneratedQuestionsTest {

  private static final long SEED = Long.getLong("questions.seed", 1);
  private static final int COUNT = Integer.getInteger("questions.count", 50);
  private static final int TOGETHER = 5;

  @Test
  void sql_answers_what_the_api_answers() {
    RandomQuestions questions = new RandomQuestions(Demo.home().store(), DemoHome.RUNS, SEED);
    int filled = 0;
    for (int asked = 0; asked < COUNT; asked += TOGETHER) {
      List<RandomQuestion> some = Stream.generate(questions::next).limit(TOGETHER).toList();
      String sql = AskedTogether.sql(Demo.home().store(), some);
      PrintedTable answers = PrintedTable.of(Demo.session().run(sql));
      for (int number = 0; number < TOGETHER; number++) {
        RandomQuestion question = some.get(number);
        Points found = AskedTogether.points(answers, number, question);
        found.assertEqual(expected(question), number + " of " + question + "\n" + sql);
        filled += found.values().isEmpty() ? 0 : 1;
      }
    }
    assertThat(filled).as("answers that are not empty").isGreaterThan(COUNT / 2);
  }

  private static Points expected(RandomQuestion question) {
    boolean range = question.step().isPresent();
    Answer answer =
        range
            ? Demo.home().engine().range(question.run(), question.question())
            : Demo.home().engine().aggregate(question.run(), question.question());
    return Points.of(answer, range);
  }
}

package io.stepwell.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.MetricType;
import io.stepwell.query.Answer;
import io.stepwell.query.Question;
import io.stepwell.query.RunExtent;
import io.stepwell.schemas.api.QuestionSql;
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

  @Test
  void labels_and_values_are_data() {
    String metric = "http_reqs{name!=\"it's; -- \\\"b\\\" /* ü\\n\\\\\",group=\"\"}";
    Question question = Question.of(metric, "increase by (value,second,\"a`b c\",method)");
    RunExtent run = Demo.home().store().extent(1).orElseThrow();
    String sql = QuestionSql.ofAggregate(run, MetricType.COUNTER, question);
    PrintedTable answer = PrintedTable.of(Demo.session().run(sql));
    assertThat(answer.columns())
        .containsExactly("value_label", "second_label", "a`b c", "method", "value");
    Points expected = Points.of(Demo.home().engine().aggregate(1, question), false);
    assertThat(answer.rows().stream().map(row -> Double.valueOf(row.get(4))))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(expected.values().values());
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

package io.stepwell.schemas.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.Answer;
import io.stepwell.query.Engine;
import io.stepwell.query.MemoryStepStore;
import io.stepwell.query.QueryException;
import io.stepwell.query.Question;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerJsonTest {

  private static final long RUN = 7;
  private static final long START = 1_684_949_400;

  private final MemoryStepStore store = new MemoryStepStore();

  @BeforeEach
  void load() {
    for (int second = 0; second < 4; second++) {
      count("a \"ü\"\n", second, 3);
      count("", second, 0.25);
    }
  }

  private void count(String name, int second, double value) {
    SeriesKey series = new SeriesKey("http_reqs", Labels.ofSorted("name", name));
    long nanos = (START + second) * 1_000_000_000;
    store.add(new Sample(RUN, series, MetricType.COUNTER, nanos, value));
  }

  @Test
  void matrixHasManyPointsASeriesAndNumbersAsNumbers() throws IOException {
    Question question =
        Question.of(
            "http_reqs",
            "increase by (name)",
            Optional.of("2"),
            Optional.empty(),
            Optional.empty());
    assertThat(body(new Engine(store).range(RUN, question)))
        .isEqualTo(
            """
            {"status":"success","data":{"resultType":"matrix","result":[\
            {"metric":{"__name__":"http_reqs","name":"","test_run_id":"7"},\
            "values":[[1684949402,0.5],[1684949404,0.5]]},\
            {"metric":{"__name__":"http_reqs","name":"a \\"ü\\"\\n","test_run_id":"7"},\
            "values":[[1684949402,6],[1684949404,6]]}]}}
            """);
  }

  @Test
  void vectorHasOnePointASeries() throws IOException {
    assertThat(body(new Engine(store).aggregate(RUN, Question.of("http_reqs", "increase"))))
        .isEqualTo(
            """
            {"status":"success","data":{"resultType":"vector","result":[\
            {"metric":{"__name__":"http_reqs","test_run_id":"7"},\
            "values":[[1684949404,13]]}]}}
            """);
  }

  @Test
  void warningsFollowTheData() throws IOException {
    assertThat(body(new Engine(store).aggregate(RUN, Question.of("http_req", "increase"))))
        .isEqualTo(
            """
            {"status":"success","data":{"resultType":"vector","result":[]},\
            "warnings":["test run 7 has no metric http_req; did you mean http_reqs?"]}
            """);
  }

  @Test
  void refusalNamesItsTypeAndItsReason() throws IOException {
    Question question = Question.of("http_reqs", "increase");
    QueryException refusal =
        catchThrowableOfType(QueryException.class, () -> new Engine(store).aggregate(8, question));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AnswerJson.write(refusal, out);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"status":"error","errorType":"not_found",\
            "error":"there is no test run 8 with samples"}
            """);
  }

  private static String body(Answer answer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AnswerJson.write(answer, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}

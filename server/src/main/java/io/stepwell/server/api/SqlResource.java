package io.stepwell.server.api;

import io.stepwell.metrics.MetricType;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.Nearest;
import io.stepwell.query.QueryException;
import io.stepwell.query.Question;
import io.stepwell.query.RunExtent;
import io.stepwell.query.StepStore;
import io.stepwell.schemas.api.QuestionSql;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.util.List;

/** The statements that give in SQL what range queries and aggregate queries answer. */
final class SqlResource {

  private final Store store;

  SqlResource(Store store) {
    this.store = store;
  }

  /** Says how to ask something of a run in SQL. */
  @FunctionalInterface
  private interface Form {
    String statement(RunExtent run, MetricType type, Question question);
  }

  Reply range(Call call) throws IOException {
    return reply(call, QuestionSql::ofRange);
  }

  Reply aggregate(Call call) throws IOException {
    return reply(call, QuestionSql::ofAggregate);
  }

  private Reply reply(Call call, Form form) throws IOException {
    long run = store.run(call).id();
    Question question = QueryResource.question(call.arguments());
    StepStore steps = store.steps();
    RunExtent extent =
        steps
            .extent(run)
            .orElseThrow(
                () -> QueryException.badData("test run " + run + " has no samples yet to ask for"));
    String sql = form.statement(extent, type(steps.metrics(run), run, question), question);
    return Json.reply(
        json -> {
          json.writeStartObject();
          json.writeStringField("status", "success");
          json.writeObjectFieldStart("data");
          json.writeStringField("sql", sql);
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  private static MetricType type(List<MetricInfo> metrics, long run, Question question) {
    return metrics.stream()
        .filter(metric -> metric.name().equals(question.metric()))
        .findFirst()
        .map(MetricInfo::type)
        .orElseThrow(() -> unknown(metrics, run, question));
  }

  private static QueryException unknown(List<MetricInfo> metrics, long run, Question question) {
    return QueryException.badData(
        "test run %d has no metric %s%s"
            .formatted(
                run,
                question.metric(),
                Nearest.to(question.metric(), metrics.stream().map(MetricInfo::name).toList())
                    .map(name -> "; did you mean " + name + "?")
                    .orElse("")));
  }
}

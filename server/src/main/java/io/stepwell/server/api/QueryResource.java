package io.stepwell.server.api;

import io.stepwell.query.Answer;
import io.stepwell.query.Engine;
import io.stepwell.query.Query;
import io.stepwell.query.Question;
import io.stepwell.query.ResultType;
import io.stepwell.query.RunExtent;
import io.stepwell.query.StepStore;
import io.stepwell.query.TimeRange;
import io.stepwell.query.Windows;
import io.stepwell.schemas.api.AnswerJson;
import io.stepwell.schemas.catalog.LoadTest;
import io.stepwell.server.http.Arguments;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Range queries and aggregate queries. */
final class QueryResource {

  private final Store store;
  private final Limits limits;

  QueryResource(Store store, Limits limits) {
    this.store = store;
    this.limits = limits;
  }

  /** Many points a series, of one run. */
  Reply range(Call call) throws IOException {
    return one(call, ResultType.MATRIX);
  }

  /** One point a series, of one run. */
  Reply aggregate(Call call) throws IOException {
    return one(call, ResultType.VECTOR);
  }

  /** One point a series and run, of several runs of a load test. */
  Reply acrossRuns(Call call) throws IOException {
    LoadTest loadTest = store.loadTest(call);
    Question question = question(call.arguments());
    List<Long> runs = new ChosenRuns(store.catalog(), limits).of(loadTest, call.arguments());
    StepStore steps = limited(store.steps(), call, question, runs.size());
    return reply(new Engine(steps).aggregate(runs, question));
  }

  private Reply one(Call call, ResultType type) throws IOException {
    long run = store.run(call).id();
    Question question = question(call.arguments());
    StepStore steps = store.steps();
    Optional<RunExtent> extent = steps.extent(run);
    if (extent.isEmpty()) {
      String warning = "test run " + run + " has no samples yet";
      return reply(new Answer(type, List.of(), List.of(warning)));
    }
    TimeRange range = TimeRange.of(extent.get(), question.start(), question.end());
    return switch (type) {
      case MATRIX -> {
        int windows = Windows.of(range, question.step()).count();
        yield reply(new Engine(limited(steps, call, question, windows)).range(run, question));
      }
      case VECTOR -> reply(new Engine(limited(steps, call, question, 1)).aggregate(run, question));
    };
  }

  private StepStore limited(StepStore steps, Call call, Question question, int windows) {
    Query query = question.query();
    List<String> kept = query.aggregator().isPresent() ? query.by() : query.call().by();
    return new LimitedStore(steps, limits, call.deadline(), kept, windows);
  }

  /** What the arguments of a query ask. */
  static Question question(Arguments arguments) {
    return Question.of(
        arguments.required("metric"),
        arguments.required("query"),
        arguments.one("step"),
        arguments.one("start"),
        arguments.one("end"));
  }

  private static Reply reply(Answer answer) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(4096);
    AnswerJson.write(answer, body);
    return Reply.json(200, body.toByteArray());
  }
}

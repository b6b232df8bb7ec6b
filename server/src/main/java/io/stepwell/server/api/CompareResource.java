package io.stepwell.server.api;

import io.stepwell.query.Comparison;
import io.stepwell.query.Engine;
import io.stepwell.query.Query;
import io.stepwell.query.QueryException;
import io.stepwell.query.Question;
import io.stepwell.schemas.api.ComparisonJson;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** A run compared with another one, each as the whole that it is. */
final class CompareResource {

  static final String WITH = "with";

  private final Store store;
  private final Limits limits;

  CompareResource(Store store, Limits limits) {
    this.store = store;
    this.limits = limits;
  }

  /** The run of the path is the base. Both have to be in sight. */
  Reply compare(Call call) throws IOException {
    long base = store.run(call).id();
    long other = store.run(call.scope(), call.arguments().required(WITH)).id();
    if (base == other) {
      throw QueryException.badData(
          "test run " + base + " cannot be compared with itself; name another run as " + WITH);
    }
    Question question =
        Question.of(call.arguments().required("metric"), call.arguments().required("query"));
    Query query = question.query();
    List<String> kept = query.aggregator().isPresent() ? query.by() : query.call().by();
    LimitedStore steps = new LimitedStore(store.steps(), limits, call.deadline(), kept, 1);
    Comparison comparison =
        new Engine(steps)
            .compare(base, other, question, store.catalog().contains(base, question.metric()));
    ByteArrayOutputStream body = new ByteArrayOutputStream(4096);
    ComparisonJson.write(comparison, body);
    return Reply.json(200, body.toByteArray());
  }
}

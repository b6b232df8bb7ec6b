package io.stepwell.server.legacy;

import io.stepwell.query.QueryException;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.server.api.RunStates;
import io.stepwell.server.api.Store;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Parameter;
import io.stepwell.server.http.Parameter.Form;
import io.stepwell.server.http.Parameter.Need;
import java.util.List;

/** What requests of version 2 have in common: they name the run in the query string. */
final class Asked {

  static final String RUN = "test_run_id";
  static final Parameter RUN_PARAMETER = Parameter.required(RUN, Form.NUMBER);

  static final String IDS = "ids[]";
  static final Parameter IDS_PARAMETER = new Parameter(IDS, Form.TEXT, Need.REPEATED);

  /** More ids than this would not fit into a request line. */
  private static final int MOST_IDS = 500;

  private Asked() {}

  /** The run that the query string names, with its steps. */
  static RunStates.Pinned run(Call call, Store store, RunStates states) {
    Run run = store.run(call.scope(), call.query().required(RUN));
    return states.pinned(run, call.deadline());
  }

  /**
   * The ids that the query string names, each once.
   *
   * @throws QueryException if there are too many
   */
  static List<String> ids(Call call) {
    List<String> ids = call.query().all(IDS).stream().distinct().toList();
    if (ids.size() > MOST_IDS) {
      throw QueryException.badData(
          "%s names %d ids, and %d are the most".formatted(IDS, ids.size(), MOST_IDS));
    }
    return ids;
  }
}

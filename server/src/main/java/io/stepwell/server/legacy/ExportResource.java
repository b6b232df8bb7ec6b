package io.stepwell.server.legacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.query.QueryException;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.server.api.Json;
import io.stepwell.server.api.Store;
import io.stepwell.server.export.Export;
import io.stepwell.server.export.Exports;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Exports of runs: asked for by a request, told of with the run, and fetched as files. */
final class ExportResource {

  private final Store store;
  private final Exports exports;

  ExportResource(Store store, Exports exports) {
    this.store = store;
    this.exports = exports;
  }

  /** {@code POST /loadtests/v2/runs/{test_run_id}/export}. */
  Reply start(Call call) throws IOException {
    Run run = store.run(call);
    Export export;
    try {
      export = exports.start(run);
    } catch (RejectedExecutionException e) {
      throw new ProblemException(
          Problem.UNAVAILABLE, "too many exports wait for their turn already; try again later");
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("exports")
        .addObject()
        .put("export_status", export.status().code())
        .put("load_test_run_id", run.id());
    return Json.reply(out -> Json.tree(json, out));
  }

  /** {@code GET /loadtests/v2/runs/{test_run_id}/export}: the file. */
  Reply file(Call call) {
    Run run = store.run(call);
    Path file =
        exports
            .find(run)
            .flatMap(Export::file)
            .orElseThrow(
                () ->
                    QueryException.notFound(
                        "there is no export of test run %d; POST to this path has one made"
                            .formatted(run.id())));
    return Reply.file(file, "text/csv; charset=utf-8")
        .with(
            "Content-Disposition", "attachment; filename=\"test-run-%d.csv\"".formatted(run.id()));
  }

  /** What a run tells of its export; null if there is none. */
  @Nullable ObjectNode of(Run run, Call call) {
    Optional<Export> export = exports.find(run);
    if (export.isEmpty()) {
      return null;
    }
    String path = "/loadtests/v2/runs/%d/export".formatted(run.id());
    return JsonNodeFactory.instance
        .objectNode()
        .put("export_status", export.get().status().code())
        .put(
            "export_file",
            export.get().file().map(file -> call.request().site().orElse("") + path).orElse(null));
  }
}

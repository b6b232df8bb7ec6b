package io.stepwell.server.provisioning;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stepwell.schemas.catalog.LoadTest;
import io.stepwell.server.api.RunJson;
import io.stepwell.server.api.Store;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import io.stepwell.server.http.Reply;
import io.stepwell.server.ingest.JsonBody;
import io.stepwell.server.ingest.Multipart;
import java.io.IOException;
import java.util.Map;

/**
 * {@code POST /cloud/v6/projects/{project_id}/load_tests}: k6 makes its script's name known, and
 * asks for the load test of that name if it was known before.
 */
final class LoadTestResource {

  private static final int LONGEST_NAME = 300;

  private final Store store;

  LoadTestResource(Store store) {
    this.store = store;
  }

  Reply add(Call call) throws IOException {
    long project = store.project(call);
    Map<String, byte[]> parts =
        Multipart.read(
            call.request().headers().one("Content-Type").orElse(""), call.body().bytes());
    String name = name(parts);
    LoadTest added =
        store
            .catalog()
            .addLoadTest(project, name)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.CONFLICT,
                        "the project %d has a load test of that name already".formatted(project)));
    return JsonBody.reply(201, RunJson.loadTest(added));
  }

  private static String name(Map<String, byte[]> parts) {
    byte[] part = parts.get("name");
    String name = part == null ? "" : new String(part, UTF_8).strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new ProblemException(
          Problem.BAD_DATA, "name is missing or longer than " + LONGEST_NAME + " characters");
    }
    return name;
  }
}

package io.stepwell.server.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.schemas.catalog.LogLine;
import io.stepwell.schemas.catalog.Page;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** What k6 logged while it ran a test. */
final class LogsResource {

  private static final long NANOS = 1_000_000_000L;

  private final Store store;

  LogsResource(Store store) {
    this.store = store;
  }

  /** The lines, in the order in which they came. */
  Reply logs(Call call) throws IOException {
    long run = store.run(call).id();
    Page<LogLine> lines = store.catalog().liveRuns().log(run, Paged.paging(call));
    return Paged.reply(call, lines, line -> Optional.of(json(line)));
  }

  private static ObjectNode json(LogLine line) {
    Instant time =
        Instant.ofEpochSecond(
            Math.floorDiv(line.timeNanos(), NANOS), Math.floorMod(line.timeNanos(), NANOS));
    return JsonNodeFactory.instance
        .objectNode()
        .put("time", time.toString())
        .put("level", line.level())
        .put("message", line.text());
  }
}

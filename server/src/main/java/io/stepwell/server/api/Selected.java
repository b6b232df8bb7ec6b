package io.stepwell.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Parameter;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Which fields of a resource are wanted: {@code $select=id,run_status}; all if nothing is said. */
public final class Selected {

  public static final Parameter PARAMETER = Parameter.optional("$select", Parameter.Form.TEXT);

  private Selected() {}

  /** Leaves the fields that are wanted, of those that there are. */
  public static ObjectNode fields(Call call, ObjectNode json) {
    call.query()
        .one(PARAMETER.name())
        .map(names -> Arrays.stream(names.split(",")).map(String::strip).toList())
        .ifPresent((List<String> names) -> json.retain(names));
    return json;
  }

  /** The reply with those fields. */
  public static Reply reply(Call call, ObjectNode json) throws IOException {
    ObjectNode selected = fields(call, json);
    return Json.reply(out -> Json.tree(selected, out));
  }
}

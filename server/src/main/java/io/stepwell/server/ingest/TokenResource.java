package io.stepwell.server.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.server.access.TokenGate;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import java.io.IOException;

/** k6 asks whether a token is good for anything before it remembers it. */
final class TokenResource {

  /** There are no stacks here; k6 only wants some number back. */
  private static final int STACK = 1;

  private final TokenGate gate;

  TokenResource(TokenGate gate) {
    this.gate = gate;
  }

  /** {@code POST /v1/validate-token}. */
  Reply validate(Call call) throws IOException {
    String token = JsonBody.read(call.body().bytes(), "the body").path("token").asText();
    boolean good = gate.opensFor(token);
    ObjectNode json = JsonBody.object();
    json.put("is_valid", good);
    json.put("message", good ? "" : "the token is not one of this server's");
    json.put("token-info", "");
    return JsonBody.reply(200, json);
  }

  /** {@code GET /cloud/v6/auth}. */
  Reply whoAmI(Call call) throws IOException {
    ObjectNode json = JsonBody.object();
    json.put("stack_id", STACK);
    json.put("default_project_id", Projects.usual(call.scope()));
    return JsonBody.reply(200, json);
  }
}

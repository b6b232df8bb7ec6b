package io.stepwell.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.schemas.catalog.Page;
import io.stepwell.schemas.catalog.Scope;
import io.stepwell.server.http.Cors;
import io.stepwell.server.http.Crews;
import io.stepwell.server.http.Deadline;
import io.stepwell.server.http.Dispatcher;
import io.stepwell.server.http.Handler;
import io.stepwell.server.http.Headers;
import io.stepwell.server.http.IncomingBody;
import io.stepwell.server.http.Observer;
import io.stepwell.server.http.Reply;
import io.stepwell.server.http.Request;
import io.stepwell.server.http.Route;
import io.stepwell.server.http.RouteTable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PagedTest {

  private static final Page<Integer> PAGE = new Page<>(List.of(1, 2, 3), 5);

  private static JsonNode reply(Duration time, Handler handler) throws IOException {
    Route route =
        new Route(
            "/list", List.of(), Paged.PARAMETERS, Route.Access.OPEN, Route.ErrorStyle.V5, handler);
    Dispatcher dispatcher =
        new Dispatcher(
            new RouteTable(List.of(route)),
            authorization -> Scope.EVERYTHING,
            new Cors(Set.of()),
            new Unwatched(),
            new Crews(Runnable::run, Runnable::run),
            time);
    List<Reply> replies = new ArrayList<>();
    dispatcher.dispatch(
        new Request("GET", "/list?$skip=0", Headers.NONE, "127.0.0.1", Optional.empty()),
        IncomingBody.NONE,
        replies::add);
    return new ObjectMapper().readTree(replies.get(0).body());
  }

  private static Optional<ObjectNode> json(int item) {
    return Optional.of(JsonNodeFactory.instance.objectNode().put("id", item));
  }

  private static Optional<ObjectNode> slowly(int item, Deadline deadline) {
    while (!deadline.isHalfOver()) {
      Thread.onSpinWait();
    }
    return json(item);
  }

  @Test
  void aPageEndsEarlyWhenHalfOfTheTimeIsOver() throws IOException {
    JsonNode body =
        reply(
            Duration.ofMillis(100),
            call -> Paged.reply(call, PAGE, item -> slowly(item, call.deadline())));
    assertThat(body.path("value")).hasToString("[{\"id\":1}]");
    assertThat(body.path("@nextLink").asText()).isEqualTo("/list?$skip=1");
  }

  @Test
  void whatIsGoneIsLeftOutAndTheRestFollows() throws IOException {
    JsonNode body =
        reply(
            Duration.ofMinutes(1),
            call -> Paged.reply(call, PAGE, item -> item == 2 ? Optional.empty() : json(item)));
    assertThat(body.path("value")).hasToString("[{\"id\":1},{\"id\":3}]");
    assertThat(body.path("@nextLink").asText()).isEqualTo("/list?$skip=3");
  }

  private static final class Unwatched implements Observer {
    @Override
    public void began() {}

    @Override
    public void answered(Request request, String route, Reply reply, long nanos) {}

    @Override
    public void failed(Request request, Throwable failure) {
      throw new AssertionError(failure);
    }
  }
}

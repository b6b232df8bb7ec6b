package io.stepwell.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.schemas.catalog.Scope;
import io.stepwell.server.ServerSettings.Load;
import io.stepwell.server.api.Limits;
import io.stepwell.server.http.Cors;
import io.stepwell.server.http.Crews;
import io.stepwell.server.http.Dispatcher;
import io.stepwell.server.http.Headers;
import io.stepwell.server.http.IncomingBody;
import io.stepwell.server.http.Intake;
import io.stepwell.server.http.Observer;
import io.stepwell.server.http.Reply;
import io.stepwell.server.http.Request;
import io.stepwell.server.http.Route;
import io.stepwell.server.http.RouteTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is too much is refused with a sentence that says how much is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {

  private static final String RUN = "/cloud/v5/test_runs/1/";

  private final TestHome home = TestHome.create();

  @BeforeAll
  void fill() {
    StringBuilder script = new StringBuilder("load run 1 start 1000\n");
    for (int i = 0; i < 20; i++) {
      script.append("  counter http_reqs{name=\"n").append(i).append("\",kind=\"k\"} 1x99\n");
    }
    home.write(1, "test", script.toString());
  }

  @AfterAll
  void close() {
    home.close();
  }

  @Test
  void series() {
    try (TestServer server = TestServer.over(home).limits(new Limits(19, 1_000_000, 10)).start()) {
      RawResponse response =
          server.get(RUN + "query_aggregate_k6(metric='http_reqs',query='rate')");
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.error()).contains("chooses 20 series of http_reqs, and 19 are the most");
      assertThat(server.get(RUN + "series?match[]=http_reqs").error())
          .contains(
              "there are more than 19 series, which is the most; narrow them down by match[]");
      assertThat(server.get(RUN + "label/name/values").error())
          .contains("there are more than 19 values of name, which is the most");
      assertThat(server.get(RUN + "labels").status()).isEqualTo(200);
      assertThat(server.get(RUN + "label/kind/values").status()).isEqualTo(200);
      assertThat(server.get(RUN + "series?match[]={name!=\"n1\"}").status()).isEqualTo(200);
      assertThat(
              server
                  .get(RUN + "query_aggregate_k6(metric='http_reqs{name!=\"n1\"}',query='rate')")
                  .status())
          .isEqualTo(200);
    }
  }

  @Test
  void points() {
    try (TestServer server = TestServer.over(home).limits(new Limits(100, 1999, 10)).start()) {
      RawResponse response =
          server.get(RUN + "query_range_k6(metric='http_reqs',query='rate%20by%20(name)',step=1)");
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.error())
          .contains("up to 100 points in each of 20 series, and 1999 in all are the most");
      for (String query : List.of("rate", "sum(rate%20by%20(name))", "rate%20by%20(kind)")) {
        assertThat(
                server
                    .get(RUN + "query_range_k6(metric='http_reqs',query='" + query + "',step=1)")
                    .status())
            .as(query)
            .isEqualTo(200);
      }
      assertThat(
              server
                  .get(RUN + "query_range_k6(metric='http_reqs',query='rate%20by%20(name)',step=2)")
                  .status())
          .isEqualTo(200);
    }
  }

  @Test
  void runs() {
    long loadTest = home.catalog().loadTest(1, "test").orElseThrow().id();
    try (TestServer server = TestServer.over(home).limits(new Limits(100, 1000, 2)).start()) {
      for (String runs : List.of("test_run_count=3", "test_run_ids=[1,2,3]", "test_run_ids=[]")) {
        RawResponse response =
            server.get("/cloud/v5/load_tests/" + loadTest + "/metrics(" + runs + ")");
        assertThat(response.status()).as(runs).isEqualTo(400);
        assertThat(response.error()).contains("1 to 2");
      }
    }
  }

  @Test
  void time() {
    Load hasty = new Load(1, 10, Duration.ofNanos(1), Intake.USUAL);
    try (TestServer server = TestServer.over(home).load(hasty).start()) {
      RawResponse response =
          server.get(RUN + "query_aggregate_k6(metric='http_reqs',query='rate')");
      assertThat(response.status()).isEqualTo(503);
      assertThat(response.error()).contains("waited too long");
      assertThat(response.header("Retry-After")).isEqualTo("1");
      assertThat(server.get("/healthz").status()).isEqualTo(200);
    }
  }

  @Test
  void lineLength() {
    Load shortLines =
        new Load(
            1,
            10,
            Duration.ofSeconds(10),
            new Intake(4096, 1 << 20, Duration.ofSeconds(10), 100, Duration.ofSeconds(10)));
    try (TestServer server = TestServer.over(home).load(shortLines).start()) {
      assertThat(server.get("/" + "x".repeat(5000)).status()).isEqualTo(414);
      assertThat(server.get("/" + "x".repeat(4000)).status()).isEqualTo(404);
    }
  }

  /** Waits in its handler until it is let go. */
  @Test
  void requestsAtOnce() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Route slow =
        new Route(
            "/slow",
            List.of(),
            List.of(),
            Route.Access.TOKEN,
            Route.ErrorStyle.V5,
            call -> {
              begun.countDown();
              try {
                go.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Reply.empty(200);
            });
    Workers workers = new Workers("worker", 1, 2);
    Dispatcher dispatcher =
        new Dispatcher(
            new RouteTable(List.of(slow)),
            authorization -> Scope.EVERYTHING,
            new Cors(Set.of()),
            new Silent(),
            new Crews(workers, workers),
            Duration.ofMinutes(1));
    LinkedBlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();
    dispatcher.dispatch(request(), IncomingBody.NONE, reply -> statuses.add(reply.status()));
    begun.await();
    for (int i = 0; i < 4; i++) {
      dispatcher.dispatch(request(), IncomingBody.NONE, reply -> statuses.add(reply.status()));
    }
    // Two wait, and two are sent away at once.
    assertThat(statuses).containsExactly(503, 503);
    go.countDown();
    List<Integer> rest = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      rest.add(statuses.take());
    }
    assertThat(rest).containsExactly(503, 503, 200, 200, 200);
    workers.close();
  }

  private static Request request() {
    return new Request("GET", "/slow", Headers.NONE, "127.0.0.1", Optional.empty());
  }

  private static final class Silent implements Observer {
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

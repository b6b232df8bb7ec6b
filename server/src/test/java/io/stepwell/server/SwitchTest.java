package io.stepwell.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.query.k6test.K6Test;
import io.stepwell.schemas.catalog.Generation;
import io.stepwell.schemas.catalog.RunFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A server on a home that changes under it. */
class SwitchTest {

  private static final String ASK =
      "/cloud/v5/test_runs/1/query_range_k6(metric='http_reqs',query='increase',step=1)";
  private static final int GENERATIONS = 25;
  private static final int READERS = 4;

  /** Generation g has g requests in each of 10 + g seconds, so that no mixture looks like one. */
  private static void write(TestHome home, int generation) {
    home.write(
        1,
        "test",
        "{}",
        K6Test.parse(
                "script",
                "load run 1 start 1000\n  counter http_reqs{name=\"a\"} "
                    + generation
                    + "x"
                    + (9 + generation))
            .samples());
  }

  @Test
  void everyAnswerIsOfOneGenerationWhileTheyAreSwitchedUnderLoad() throws Exception {
    try (TestHome home = TestHome.create();
        TestServer server = TestServer.start(home)) {
      write(home, 1);
      AtomicBoolean done = new AtomicBoolean();
      AtomicInteger answers = new AtomicInteger();
      ExecutorService readers = Executors.newFixedThreadPool(READERS);
      List<Future<?>> reading = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        reading.add(
            readers.submit(
                () -> {
                  int last = 0;
                  while (!done.get()) {
                    int generation = generationOf(server.get(ASK));
                    assertThat(generation).isGreaterThanOrEqualTo(last);
                    last = generation;
                    answers.incrementAndGet();
                  }
                  assertThat(generationOf(server.get(ASK))).isEqualTo(GENERATIONS);
                }));
      }
      for (int generation = 2; generation <= GENERATIONS; generation++) {
        write(home, generation);
      }
      done.set(true);
      for (Future<?> reader : reading) {
        reader.get();
      }
      readers.shutdown();
      assertThat(answers.get()).isGreaterThan(READERS);
    }
  }

  private static int generationOf(RawResponse response) {
    assertThat(response.status()).as(response.toString()).isEqualTo(200);
    JsonNode values = response.json().at("/data/result/0/values");
    int generation = values.get(0).get(1).intValue();
    assertThat(values).hasSize(10 + generation).allMatch(p -> p.get(1).intValue() == generation);
    return generation;
  }

  @Test
  void anEmptyHomeIsServedAndFilledMeanwhile() {
    try (TestHome home = TestHome.create();
        TestServer server = TestServer.start(home)) {
      assertThat(server.get("/cloud/v5/test_runs").json().path("value")).isEmpty();
      assertThat(server.get("/cloud/v6/load_tests").json().path("value")).isEmpty();
      assertThat(server.get(ASK).status()).isEqualTo(404);
      Generation begun = home.claim(1, "test", 1);
      RawResponse claimed = server.get(ASK);
      assertThat(claimed.status()).isEqualTo(200);
      assertThat(claimed.json().path("warnings").get(0).asText()).contains("has no samples yet");
      assertThat(server.get("/cloud/v5/test_runs/1/metrics").json().path("value")).isEmpty();
      assertThat(server.get("/cloud/v5/test_runs/1/labels").json().path("data")).isEmpty();
      home.catalog().abandon(begun);
      assertThat(server.get(ASK).status()).isEqualTo(404);
      write(home, 3);
      assertThat(generationOf(server.get(ASK))).isEqualTo(3);
      new RunFiles(home.catalog(), home.files()).delete(1);
      assertThat(server.get(ASK).status()).isEqualTo(404);
      write(home, 2);
      assertThat(generationOf(server.get(ASK))).isEqualTo(2);
    }
  }
}

package io.stepwell.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.schemas.catalog.Generation;
import io.stepwell.schemas.catalog.RunFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A server on a home that changes under it. */
class SwitchTest {

  private static final int GENERATIONS = 25;
  private static final int READERS = 4;
  private static final int ANSWERS_EACH = 5;

  @Test
  void fromAnEmptyHomeOnEveryAnswerIsOfOneGenerationWhileTheyAreSwitched() throws Exception {
    try (TestHome home = TestHome.create();
        TestServer server = TestServer.start(home)) {
      AtomicBoolean done = new AtomicBoolean();
      Semaphore answers = new Semaphore(0);
      ExecutorService readers = Executors.newFixedThreadPool(READERS);
      List<Future<?>> reading = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        reading.add(
            readers.submit(
                () -> {
                  int last = 0;
                  while (!done.get()) {
                    last = askAll(server, last, answers);
                  }
                  askAll(server, GENERATIONS, answers);
                }));
      }
      for (int generation = 1; generation <= GENERATIONS; generation++) {
        GenerationQuestion.write(home, generation);
        // However slow the machine is, every generation is met by answers.
        answers.drainPermits();
        if (!answers.tryAcquire(ANSWERS_EACH, 1, TimeUnit.MINUTES)) {
          break;
        }
      }
      done.set(true);
      for (Future<?> reader : reading) {
        reader.get();
      }
      readers.shutdown();
      assertAllAnswer(server, GENERATIONS);
    }
  }

  /** Asks everything; no answer may be older than the one before. */
  private static int askAll(TestServer server, int last, Semaphore answers) {
    int seen = last;
    for (GenerationQuestion question : GenerationQuestion.values()) {
      int generation = question.ask(server).orElse(0);
      assertThat(generation).as(question.name()).isGreaterThanOrEqualTo(seen);
      seen = generation;
      answers.release();
    }
    return seen;
  }

  private static void assertAllAnswer(TestServer server, int generation) {
    for (GenerationQuestion question : GenerationQuestion.values()) {
      assertThat(question.ask(server)).as(question.name()).hasValue(generation);
    }
  }

  @Test
  void anEmptyHomeIsServedAndFilledMeanwhile() {
    try (TestHome home = TestHome.create();
        TestServer server = TestServer.start(home)) {
      String ask = "/cloud/v5/test_runs/1/query_aggregate_k6(metric='http_reqs',query='increase')";
      assertThat(server.get("/cloud/v5/test_runs").json().path("value")).isEmpty();
      assertThat(server.get("/cloud/v6/load_tests").json().path("value")).isEmpty();
      assertThat(server.get(ask).status()).isEqualTo(404);
      Generation begun = home.claim(1, "test", 1);
      RawResponse claimed = server.get(ask);
      assertThat(claimed.status()).isEqualTo(200);
      assertThat(claimed.json().path("warnings").get(0).asText()).contains("has no samples yet");
      assertThat(server.get("/cloud/v5/test_runs/1/metrics").json().path("value")).isEmpty();
      assertThat(server.get("/cloud/v5/test_runs/1/labels").json().path("data")).isEmpty();
      home.catalog().abandon(begun);
      assertThat(server.get(ask).status()).isEqualTo(404);
      home.nextLoadTest(1);
      GenerationQuestion.write(home, 3);
      assertAllAnswer(server, 3);
      new RunFiles(home.catalog(), home.files()).delete(1);
      assertThat(server.get(ask).status()).isEqualTo(404);
      GenerationQuestion.write(home, 2);
      assertAllAnswer(server, 2);
    }
  }
}

package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks while a run is replaced gets the old run or the new one, and nothing between. */
class SwitchTest {

  @Test
  void aReaderNeverSeesHalfABackfill(@TempDir Path directory) throws Exception {
    try (FilledHome home = new FilledHome(directory)) {
      home.backfill(RequestBuilder.of(Fixture.RUN.json()).run(1));
      Set<Double> answers = ConcurrentHashMap.newKeySet();
      AtomicBoolean replacing = new AtomicBoolean(true);
      CompletableFuture<Void> reader =
          CompletableFuture.runAsync(
              () -> {
                while (replacing.get()) {
                  answers.add(home.value(1, "http_req_duration", "histogram_count_increase"));
                }
              });
      for (Fixture next : List.of(Fixture.RUN2, Fixture.RUN, Fixture.RUN2)) {
        home.backfill(RequestBuilder.of(next.json()).run(1).replacing());
      }
      replacing.set(false);
      reader.get();
      assertThat(answers).containsExactlyInAnyOrder(581.0, 570.0);
    }
  }
}

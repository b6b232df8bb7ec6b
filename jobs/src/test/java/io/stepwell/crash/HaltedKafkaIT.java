package io.stepwell.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.cluster.KafkaProcess;
import io.stepwell.jobs.Awaited;
import io.stepwell.schemas.push.PushFormat;
import io.stepwell.schemas.push.PushRecord;
import io.stepwell.server.sink.KafkaPushSink;
import io.stepwell.server.sink.KafkaSettings;
import io.stepwell.server.sink.PushSinkException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a sink takes while Kafka answers nobody. */
@Timeout(120)
class HaltedKafkaIT {

  private static final int PUSH_BYTES = 100_000;
  private static final int ROOM = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void waitsForLittleAndRefusesTheRestAtOnce(@TempDir Path directory) throws Exception {
    try (KafkaProcess kafka = KafkaProcess.start(directory);
        KafkaPushSink sink =
            KafkaPushSink.connect(
                new KafkaSettings(
                    kafka.bootstrapServers(),
                    "pushes",
                    1,
                    PUSH_BYTES * ROOM,
                    Duration.ofSeconds(2)))) {
      Awaited.until(PATIENCE, () -> send(sink), one -> assertThat(one).succeedsWithin(PATIENCE));
      kafka.halt();

      List<CompletableFuture<Void>> sent = new ArrayList<>();
      for (int i = 0; i < 10 * ROOM; i++) {
        sent.add(send(sink));
      }
      assertThat(sent.stream().filter(push -> !push.isDone())).hasSizeLessThan(ROOM);
      for (CompletableFuture<Void> push : sent) {
        assertThatThrownBy(push::join).hasCauseInstanceOf(PushSinkException.class);
      }

      kafka.goOn();
      Awaited.until(PATIENCE, () -> send(sink), one -> assertThat(one).succeedsWithin(PATIENCE));
    }
  }

  private static CompletableFuture<Void> send(KafkaPushSink sink) {
    return sink.send(PushRecord.of(1, "", PushFormat.V2_PROTOBUF, 0, new byte[PUSH_BYTES]))
        .toCompletableFuture();
  }
}

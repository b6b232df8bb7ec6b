package io.stepwell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.cluster.KafkaProcess;
import io.stepwell.jobs.FilledHome;
import io.stepwell.jobs.RecordedPushes;
import io.stepwell.jobs.UpProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kafka, a process of its own, stops answering for a while, and later is killed and comes back;
 * load generators push on. {@code -Dcrash.outage=120} makes the outage longer, in seconds.
 */
@Timeout(600)
class StoppedKafkaIT {

  private static final int OUTAGE_SECONDS = Integer.getInteger("crash.outage", 30);
  private static final int GENERATORS = 24;
  private static final Duration PACE = Duration.ofMillis(500);
  private static final int MANY = 50;
  private static final long MOST_KIBIBYTES = 2 << 20;

  @Test
  void pushesAreRefusedMeanwhileAndTheRestIsThereOnce(@TempDir Path directory) throws Exception {
    Path home = directory.resolve("home");
    try (KafkaProcess kafka = KafkaProcess.start(directory.resolve("kafka"));
        UpProcess up =
            UpProcess.start(
                home, "--port", "0", "--web-port", "0", "--kafka", kafka.bootstrapServers())) {
      LastingRun run = LastingRun.create(up);
      EndlessPushes pushes =
          EndlessPushes.of(
              RecordedPushes.of("v2.2.0-run"), run.id(), Instant.now().getEpochSecond());
      PacedSender sender = PacedSender.start(run, pushes, GENERATORS, PACE, 1);
      run.awaitMore(0);

      kafka.halt();
      assertThat(up.isOverWithin(TimeUnit.SECONDS.toMillis(OUTAGE_SECONDS))).isFalse();
      sender.awaitRefusals(MANY);
      double before = run.requests();
      kafka.goOn();
      run.awaitMore(before);

      kafka.kill();
      sender.awaitRefusals(MANY);
      double beforeKill = run.requests();
      kafka.restart();
      run.awaitMore(beforeKill);

      Totals acknowledged = sender.finish();
      run.finish();
      run.awaitRequests(acknowledged.sum("http_reqs"));
      long peak = peakKibibytes(up);
      System.out.printf(
          "StoppedKafkaIT: %d pushes refused, up took %d MiB at most%n",
          sender.refusals(), peak >> 10);
      assertThat(peak).isLessThan(MOST_KIBIBYTES);
      up.close();
      try (FilledHome filled = new FilledHome(home)) {
        Totals.of(filled.store(), run.id()).assertSame(acknowledged);
      }
    }
  }

  /** The most memory that it ever had. */
  private static long peakKibibytes(UpProcess up) throws Exception {
    String status = Files.readString(Path.of("/proc/" + up.pid() + "/status"));
    String line = status.lines().filter(l -> l.startsWith("VmHWM:")).findFirst().orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", ""));
  }
}

package io.stepwell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.cluster.Started;
import io.stepwell.jobs.FilledHome;
import io.stepwell.jobs.RecordedPushes;
import io.stepwell.jobs.SmallDisk;
import io.stepwell.jobs.UpProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk of a home fills up while load generators push, is full for a while, and has room again.
 * {@code -Dcrash.outage=120} makes that while longer, in seconds.
 */
@Timeout(600)
class FullHomeIT {

  private static final int OUTAGE_SECONDS = Integer.getInteger("crash.outage", 30);
  private static final int BACKEND_FAILED = 5;
  private static final Duration PACE = Duration.ofMillis(250);
  private static final long LITTLE_BYTES = 64 << 20;
  private static final long FILL_MILLIS = 20;
  private static final int MANY = 50;

  @Test
  void whatWasAcknowledgedIsThereOnce(@TempDir Path directory) throws Exception {
    try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), "512m");
        RestartedUp up =
            new RestartedUp(
                disk.directory(),
                "--port",
                Integer.toString(Started.freePort()),
                "--web-port",
                "0")) {
      Ballast ballast = new Ballast(disk.directory().resolve("ballast"));
      LastingRun run = LastingRun.create(up.ready());
      EndlessPushes pushes =
          EndlessPushes.of(
              RecordedPushes.of("v1.8.1-run"), run.id(), Instant.now().getEpochSecond());
      PacedSender sender = PacedSender.start(run, pushes, 2, PACE, 1);
      run.awaitMore(0);

      ballast.leave(LITTLE_BYTES);
      sender.awaitRefusals(MANY);
      double before = run.requests();
      ballast.drop();
      run.awaitMore(before);

      starve(up.process(), ballast);
      ballast.drop();
      restartIfOver(up);
      Totals acknowledged = sender.finish();
      run.finish();
      run.awaitRequests(acknowledged.sum("http_reqs"));
      up.process().close();
      try (FilledHome filled = new FilledHome(disk.directory())) {
        Totals.of(filled.store(), run.id()).assertSame(acknowledged);
      }
    }
  }

  /** Kafka may have given up, which is said in a sentence. */
  private static void restartIfOver(RestartedUp up) throws IOException, InterruptedException {
    UpProcess process = up.process();
    if (process.isOverWithin(0)) {
      assertThat(process.exitCode()).isEqualTo(BACKEND_FAILED);
      assertThat(process.said())
          .contains("Kafka has given up on", "make room")
          .doesNotContain("Exception");
      up.launch();
      up.ready();
    }
  }

  /** Takes away whatever room there is, again and again. */
  private static void starve(UpProcess up, Ballast ballast)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(OUTAGE_SECONDS);
    do {
      ballast.leaveNone();
    } while (System.nanoTime() < end && !up.isOverWithin(FILL_MILLIS));
  }
}

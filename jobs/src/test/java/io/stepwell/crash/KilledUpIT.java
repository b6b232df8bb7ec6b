package io.stepwell.crash;

import io.stepwell.cluster.Started;
import io.stepwell.jobs.FilledHome;
import io.stepwell.jobs.RecordedPushes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code stepwell up} is killed again and again in the middle of a run and started anew each time,
 * while load generators push on. {@code -Dcrash.seed=7 -Dcrash.kills=100} kills it at other moments
 * and more often.
 */
@Timeout(1800)
class KilledUpIT {

  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
  private static final int KILLS = Integer.getInteger("crash.kills", 10);
  private static final int GENERATORS = 3;
  private static final Duration PACE = Duration.ofMillis(250);

  @Test
  void whatWasAcknowledgedIsThereOnce(@TempDir Path directory) throws Exception {
    System.out.printf("KilledUpIT: -Dcrash.seed=%d -Dcrash.kills=%d%n", SEED, KILLS);
    Random random = new Random(SEED);
    Path home = directory.resolve("home");
    String port = Integer.toString(Started.freePort());
    try (RestartedUp up =
        new RestartedUp(home, "--port", port, "--web-port", "0", "--checkpoint-seconds", "1")) {
      // The very first start is killed too, in the midst of making all that a home has.
      KillMoment.STARTING.strike(up, random);
      LastingRun run = LastingRun.create(up.ready());
      EndlessPushes pushes =
          EndlessPushes.of(
              RecordedPushes.of("v1.8.1-run"), run.id(), Instant.now().getEpochSecond());
      PacedSender sender = PacedSender.start(run, pushes, GENERATORS, PACE, SEED);
      for (KillMoment moment : moments(random)) {
        moment.strike(up, random);
      }
      up.ready();
      Totals acknowledged = sender.finish();
      run.finish();
      run.awaitRequests(acknowledged.sum("http_reqs"));
      up.process().close();
      try (FilledHome filled = new FilledHome(home)) {
        Totals.of(filled.store(), run.id()).assertSame(acknowledged);
      }
    }
  }

  /** The first kill comes when samples have come; further ones at all moments about as often. */
  private static List<KillMoment> moments(Random random) {
    List<KillMoment> moments = new ArrayList<>(List.of(KillMoment.values()));
    moments.remove(KillMoment.STARTING);
    Collections.shuffle(moments, random);
    while (moments.size() < KILLS) {
      List<KillMoment> more = new ArrayList<>(List.of(KillMoment.values()));
      Collections.shuffle(more, random);
      moments.addAll(more);
    }
    return moments.subList(0, KILLS);
  }
}

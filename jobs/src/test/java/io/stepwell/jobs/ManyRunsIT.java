package io.stepwell.jobs;

import io.stepwell.schemas.push.PushFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Many runs at once, from load generators whose clocks are hours apart: every sample is in its own
 * run, and in no other.
 */
@ExtendWith(SharedUp.class)
@Timeout(240)
class ManyRunsIT {

  private static final int RUNS = 20;
  private static final int CONNECTIONS = 8;
  private static final long HOUR = 3600;
  private static final int WINDOW = 3;

  /** A run, the recording that it repeats, and how far its clock is off. */
  private record Sent(long run, RecordedPushes recorded, long later) {}

  private final UpProcess up;

  ManyRunsIT(UpProcess up) {
    this.up = up;
  }

  @Test
  void noSampleIsLostAndNoneIsInTheWrongRun() throws Exception {
    LoadGenerator generator = new LoadGenerator(up);
    UpRuns runs = new UpRuns(up);
    List<Sent> all = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      RecordedPushes recorded = RecordedPushes.of(i % 2 == 0 ? "v1.8.1-run" : "v2.2.0-run");
      all.add(new Sent(generator.create("clock " + i), recorded, (i - RUNS / 2) * HOUR));
    }
    sendSideBySide(generator, all);
    for (Sent sent : all) {
      generator.finish(sent.run());
    }
    Map<String, RawRun> measured = new HashMap<>();
    try (FilledHome home = new FilledHome(up.home())) {
      for (Sent sent : all) {
        runs.settled(sent.run());
        RawRun raw =
            measured.computeIfAbsent(
                sent.recorded().name(), name -> RawRun.read(sent.recorded().json()));
        LiveAgreement.with(raw).windows(WINDOW).later(sent.later()).await(home, sent.run());
      }
    }
  }

  private static void sendSideBySide(LoadGenerator generator, List<Sent> all) throws Exception {
    List<Callable<Boolean>> pushes = new ArrayList<>();
    for (Sent sent : all) {
      for (byte[] body : sent.recorded().bodies()) {
        byte[] moved = MovedPush.of(body).toRun(sent.run()).later(sent.later()).body();
        pushes.add(
            () -> {
              generator.push(sent.run(), PushFormat.V2_PROTOBUF, moved);
              return true;
            });
      }
    }
    Collections.shuffle(pushes, new Random(7));
    ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      for (Future<Boolean> push : senders.invokeAll(pushes)) {
        push.get();
      }
    } finally {
      senders.shutdownNow();
    }
  }
}

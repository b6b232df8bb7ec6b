package io.stepwell.jobs;

import io.stepwell.schemas.catalog.Home;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * A backfill as a process of its own that never comes to its end: as soon as its job is under way,
 * it stops in the midst of what would lead to the switch, while the job goes on behind it. So it
 * can be killed at any stage of the job without a race.
 */
final class BackfillProcess {

  private BackfillProcess() {}

  /** Replaces a run; the arguments are home, run, file, and the lake if it is not in the home. */
  public static void main(String[] arguments) throws InterruptedException {
    BackfillRequest request =
        RequestBuilder.of(Path.of(arguments[2]))
            .run(Long.parseLong(arguments[1]))
            .replacing()
            .build();
    CountDownLatch never = new CountDownLatch(1);
    Progress stop =
        (bytesRead, bytesInAll, samples) -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    Optional<URI> lake = Arrays.stream(arguments).skip(3).findFirst().map(URI::create);
    new Backfill(new Home(Path.of(arguments[0]), lake, Optional.empty())).run(request, stop);
  }
}

package io.stepwell.server.ingest;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.LogLine;
import io.stepwell.schemas.catalog.StoredRemoteWrite;
import io.stepwell.schemas.k6.BadInputException;
import io.stepwell.schemas.remotewrite.AllowedReceivers;
import io.stepwell.schemas.remotewrite.KeyPlace;
import io.stepwell.schemas.remotewrite.RunOptions;
import io.stepwell.schemas.remotewrite.SealingException;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What becomes of what runs' options say of Prometheus receivers. A block that cannot be followed
 * refuses the run, as its user can mend it now and would miss its data later.
 *
 * @param allowed which receivers they may name
 * @param key where the key is that their credentials are kept with
 */
public record RemoteWriteRules(AllowedReceivers allowed, KeyPlace key) {

  /** Runs name no receivers here. */
  public static final RemoteWriteRules NONE =
      new RemoteWriteRules(AllowedReceivers.NONE, KeyPlace.environment());

  private static final String WARNING = "warning";

  /**
   * What is kept with the run.
   *
   * @throws ProblemException if a receiver is not allowed, or if there is no key to keep
   *     credentials with; of bad data, as every k6 shows the sentence then
   */
  public List<StoredRemoteWrite> stored(RunOptions options) {
    try {
      allowed.check(options);
      return options.stored(key);
    } catch (BadInputException e) {
      throw new ProblemException(Problem.BAD_DATA, String.valueOf(e.getMessage()));
    } catch (SealingException e) {
      throw new ProblemException(
          Problem.BAD_DATA,
          "the credentials in this run's apm blocks cannot be kept by this server: "
              + e.getMessage());
    }
  }

  /** Tells in the run's log what is not followed. */
  public static void tell(Catalog catalog, long run, RunOptions options, Instant now) {
    if (!options.notices().isEmpty()) {
      catalog
          .liveRuns()
          .addLog(
              run,
              options.notices().stream()
                  .map(notice -> new LogLine(nanos(now), WARNING, notice))
                  .toList());
    }
  }

  private static long nanos(Instant time) {
    return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
  }
}

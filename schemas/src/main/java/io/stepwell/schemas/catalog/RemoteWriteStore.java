package io.stepwell.schemas.catalog;

import java.time.Instant;
import java.util.List;

/**
 * What of runs is sent to which Prometheus receivers. What a run's own options say comes with its
 * creation and goes with the run. Every call is one short transaction; safe for use by many threads
 * and processes at once. All calls throw {@link CatalogException} if the database fails.
 */
public interface RemoteWriteStore {

  /** What is sent of a run by its own options, in their order. */
  List<StoredRemoteWrite> ofRun(long run);

  /** What is sent of runs whatever their options say. */
  List<StoredRemoteWrite> ofServer();

  /** Has these be sent whatever the options of runs say, and none that were before. */
  void setServers(List<StoredRemoteWrite> remoteWrites);

  /**
   * Whether anything may be to send: some is of whatever run comes, or of one that goes on or ended
   * after that time.
   */
  boolean any(Instant endedAfter);
}

package io.stepwell.server.ingest;

import io.stepwell.schemas.catalog.LiveRuns;
import io.stepwell.schemas.push.PushLimits;
import io.stepwell.server.sink.PushSink;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How a server takes in runs while they go on.
 *
 * @param sink keeps what is pushed; stays open while the server runs, and after it
 * @param limits how much one push may hold
 * @param silence after how long without samples a run counts as timed out
 * @param clock what the time is
 * @param remoteWrites what becomes of what runs' options say of Prometheus receivers
 */
public record IngestSettings(
    PushSink sink,
    PushLimits limits,
    Duration silence,
    InstantSource clock,
    RemoteWriteRules remoteWrites) {

  /** The same, where runs name no receivers. */
  public IngestSettings(PushSink sink, PushLimits limits, Duration silence, InstantSource clock) {
    this(sink, limits, silence, clock, RemoteWriteRules.NONE);
  }

  /** What suits most. */
  public static IngestSettings usual(PushSink sink, RemoteWriteRules remoteWrites) {
    return new IngestSettings(
        sink, PushLimits.DEFAULT, LiveRuns.SILENCE, InstantSource.system(), remoteWrites);
  }
}

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
 */
public record IngestSettings(
    PushSink sink, PushLimits limits, Duration silence, InstantSource clock) {

  /** What suits most. */
  public static IngestSettings usual(PushSink sink) {
    return new IngestSettings(sink, PushLimits.DEFAULT, LiveRuns.SILENCE, InstantSource.system());
  }
}

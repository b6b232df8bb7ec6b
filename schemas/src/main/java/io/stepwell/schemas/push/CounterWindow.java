package io.stepwell.schemas.push;

import io.stepwell.metrics.Counter;
import io.stepwell.schemas.wire.k6.CounterValue;
import java.util.Set;

/** One window of a counter, of which k6 sends the sum alone. */
final class CounterWindow {

  /** What k6 raises by one for each sample, so that the sum says how many there were. */
  private static final Set<String> BY_ONE =
      Set.of(
          "http_reqs",
          "iterations",
          "ws_sessions",
          "ws_msgs_sent",
          "ws_msgs_received",
          "grpc_streams",
          "grpc_streams_msgs_sent",
          "grpc_streams_msgs_received");

  /** Up to here a double holds every whole number. */
  private static final double MOST = 0x1p53;

  private CounterWindow() {}

  /**
   * The state of a window. How many samples it had is only known of the metrics that k6 raises by
   * one; of any other it is given as one, the least that can be true, and no answer depends on it.
   */
  static Counter read(CounterValue value, Place place) {
    double sum = place.finite("value", value.getSum());
    boolean counts =
        sum >= 1 && sum <= MOST && sum == Math.rint(sum) && BY_ONE.contains(place.metric());
    Counter counter = new Counter();
    counter.add(counts ? (long) sum : 1, sum);
    return counter;
  }
}

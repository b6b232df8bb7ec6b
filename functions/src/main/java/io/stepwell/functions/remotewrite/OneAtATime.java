package io.stepwell.functions.remotewrite;

import org.apache.flink.connector.base.sink.writer.strategy.RateLimitingStrategy;
import org.apache.flink.connector.base.sink.writer.strategy.RequestInfo;
import org.apache.flink.connector.base.sink.writer.strategy.ResultInfo;

/**
 * A request goes out when the one before it is over, so that the points of a series stay in order.
 */
final class OneAtATime implements RateLimitingStrategy {

  private boolean inFlight;

  /** Whether a request is on its way, or waits to be made again. */
  boolean inFlight() {
    return inFlight;
  }

  @Override
  public void registerInFlightRequest(RequestInfo request) {
    inFlight = true;
  }

  @Override
  public void registerCompletedRequest(ResultInfo result) {
    inFlight = false;
  }

  @Override
  public boolean shouldBlock(RequestInfo request) {
    return inFlight;
  }

  @Override
  public int getMaxBatchSize() {
    return 1;
  }
}

package io.stepwell.server.http;

import java.time.Duration;

/**
 * How much of requests is read.
 *
 * @param lineBytes how long a request line may be
 * @param bodyBytes how much the bodies of all unanswered requests may take together
 * @param timePerBody how long a body may take to come
 * @param connections how many there may be at once
 * @param timePerHead how long a connection may be without a whole head of a request
 */
public record Intake(
    int lineBytes, long bodyBytes, Duration timePerBody, int connections, Duration timePerHead) {

  /** Room for a request line of the longest question, and for the bodies of many pushes. */
  public static final Intake USUAL =
      new Intake(64 * 1024, 64L << 20, Duration.ofMinutes(1), 1000, Duration.ofSeconds(75));
}

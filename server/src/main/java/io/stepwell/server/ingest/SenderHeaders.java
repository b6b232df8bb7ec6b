package io.stepwell.server.ingest;

import io.stepwell.server.http.Call;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;

/** What k6 says of itself and of its requests, in headers. */
public final class SenderHeaders {

  private static final int LONGEST_KEY = 256;
  private static final int LONGEST_ORIGIN = 200;

  private SenderHeaders() {}

  /**
   * What the sender calls this request whenever it repeats it; empty if it does not say.
   *
   * @throws ProblemException if it is too long to be remembered
   */
  public static String idempotencyKey(Call call) {
    String key = call.request().headers().one("K6-Idempotency-Key").orElse("");
    if (key.length() > LONGEST_KEY) {
      throw new ProblemException(
          Problem.BAD_DATA, "K6-Idempotency-Key is longer than " + LONGEST_KEY + " characters");
    }
    return key;
  }

  /** What is sending, as it says itself. */
  public static String origin(Call call) {
    String agent = call.request().headers().one("User-Agent").orElse("");
    return agent.length() > LONGEST_ORIGIN ? agent.substring(0, LONGEST_ORIGIN) : agent;
  }
}

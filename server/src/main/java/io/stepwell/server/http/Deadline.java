package io.stepwell.server.http;

import java.time.Duration;

/** The moment up to which a request may be worked on. For use by one thread at a time. */
public final class Deadline {

  /** The clock is read only each so many checks, as it costs more than the work between them. */
  private static final int CHECKS_PER_LOOK = 256;

  private final long endNanos;
  private final Duration allowed;
  private int checks;

  private Deadline(long endNanos, Duration allowed) {
    this.endNanos = endNanos;
    this.allowed = allowed;
  }

  /** That long from now. */
  public static Deadline in(Duration allowed) {
    return new Deadline(System.nanoTime() + allowed.toNanos(), allowed);
  }

  /** Whether it has passed. */
  public boolean hasPassed() {
    return System.nanoTime() - endNanos > 0;
  }

  /** Whether half of the time is over. */
  public boolean isHalfOver() {
    return System.nanoTime() - endNanos > -allowed.toNanos() / 2;
  }

  /**
   * To be called often while working.
   *
   * @throws ProblemException if it has passed
   */
  public void check() {
    if (++checks % CHECKS_PER_LOOK == 0 && hasPassed()) {
      throw passed();
    }
  }

  /** What to say once it has passed. */
  public ProblemException passed() {
    return new ProblemException(
        Problem.TIMEOUT,
        "no answer within "
            + allowed.toMillis() / 1000.0
            + " s, the most that one request gets; choose fewer series, a longer step or a shorter"
            + " time");
  }
}

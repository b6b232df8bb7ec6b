package io.stepwell.server.http;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes that the bodies of all unanswered requests may take together. */
final class BodyMemory {

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  BodyMemory(long most) {
    this.most = most;
  }

  /** Takes so many bytes, all or none of them. */
  boolean take(long bytes) {
    if (taken.addAndGet(bytes) > most) {
      taken.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }
}

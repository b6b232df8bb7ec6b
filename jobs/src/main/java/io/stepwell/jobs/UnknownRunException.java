package io.stepwell.jobs;

/** There is no run of that id. The message is one sentence. */
public final class UnknownRunException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownRunException(long run) {
    super("there is no run %d; runs list shows those there are".formatted(run));
  }
}

package io.stepwell.server.http;

/** What was waited for did not come about. */
final class WaitException extends RuntimeException {

  private static final long serialVersionUID = 1;

  WaitException(Throwable cause) {
    super(cause);
  }
}

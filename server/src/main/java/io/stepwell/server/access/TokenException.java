package io.stepwell.server.access;

/** A token cannot be taken as it was given; the message is one sentence that does not show it. */
public final class TokenException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TokenException(String message) {
    super(message);
  }
}

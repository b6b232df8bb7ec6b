package io.stepwell.schemas.remotewrite;

/** Credentials cannot be kept or opened; the message is a sentence without anything secret. */
public final class SealingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  SealingException(String sentence) {
    super(sentence);
  }
}

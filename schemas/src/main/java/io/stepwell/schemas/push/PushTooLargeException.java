package io.stepwell.schemas.push;

/** A push that may be right but holds more than {@link PushLimits} allows. */
public final class PushTooLargeException extends BadPushException {

  public PushTooLargeException(String sentence) {
    super(sentence);
  }
}

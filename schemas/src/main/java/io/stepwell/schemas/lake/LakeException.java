package io.stepwell.schemas.lake;

/** The lake cannot be read or written; the message is one sentence for the user. */
public final class LakeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public LakeException(String message, Throwable cause) {
    super(message, cause);
  }

  public LakeException(String message) {
    super(message);
  }
}

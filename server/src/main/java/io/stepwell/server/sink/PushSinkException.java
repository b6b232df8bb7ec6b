package io.stepwell.server.sink;

/** A push is not kept, as far as is known; the message is one sentence for its sender. */
public final class PushSinkException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Why a push is not kept. */
  public enum Reason {
    /** There is no room or no way at the moment; it is worth trying again. */
    AWAY,
    /** It is larger than any that can be kept. */
    TOO_LARGE
  }

  private final Reason reason;

  public PushSinkException(Reason reason, String sentence) {
    // It says that something else is in trouble, and comes in floods then: no trace of it here.
    super(sentence, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** The sentence, never null. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}

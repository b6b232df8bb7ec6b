package io.stepwell.local;

/** Something that runs in this process cannot be started or does not go on. One sentence. */
public final class LocalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LocalException(String sentence) {
    super(sentence);
  }

  LocalException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}

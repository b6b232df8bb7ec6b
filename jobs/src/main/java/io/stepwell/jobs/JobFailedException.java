package io.stepwell.jobs;

/** A job failed for a reason that is not the user's input. The message is one sentence. */
public final class JobFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  JobFailedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}

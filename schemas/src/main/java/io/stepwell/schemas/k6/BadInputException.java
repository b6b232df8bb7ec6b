package io.stepwell.schemas.k6;

/**
 * Input that cannot be read at all. The message is one sentence for the user: what is wrong, where,
 * and what to do instead.
 */
public class BadInputException extends RuntimeException {

  public BadInputException(String sentence) {
    super(sentence);
  }
}

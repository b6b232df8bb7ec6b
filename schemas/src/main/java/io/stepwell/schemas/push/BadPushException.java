package io.stepwell.schemas.push;

import io.stepwell.schemas.k6.BadInputException;

/**
 * A push that is not taken, nor any part of it. The message is one sentence for the user of the
 * load generator: what is wrong and where.
 */
public class BadPushException extends BadInputException {

  public BadPushException(String sentence) {
    super(sentence);
  }
}

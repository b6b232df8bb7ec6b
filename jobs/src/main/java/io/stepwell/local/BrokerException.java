package io.stepwell.local;

/** Kafka does not run, or does not answer. The message is one sentence. */
public final class BrokerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokerException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}

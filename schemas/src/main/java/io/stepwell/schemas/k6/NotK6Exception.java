package io.stepwell.schemas.k6;

/** A file that is neither k6's JSON output nor its CSV output, or that is not there. */
public final class NotK6Exception extends BadInputException {

  public NotK6Exception(String sentence) {
    super(sentence);
  }
}

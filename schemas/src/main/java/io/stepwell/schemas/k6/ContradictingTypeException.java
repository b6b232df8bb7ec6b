package io.stepwell.schemas.k6;

/** Two sources give one metric two types, so its samples cannot be merged. */
public final class ContradictingTypeException extends BadInputException {

  public ContradictingTypeException(String sentence) {
    super(sentence);
  }
}

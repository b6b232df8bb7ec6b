package io.stepwell.schemas.k6;

/** A compressed file that breaks off or is corrupt; salvaging reads it up to the damage. */
public final class DamagedFileException extends BadInputException {

  public DamagedFileException(String sentence) {
    super(sentence);
  }
}

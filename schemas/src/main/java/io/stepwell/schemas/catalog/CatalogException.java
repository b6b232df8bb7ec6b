package io.stepwell.schemas.catalog;

/** The catalog cannot do what was asked; the message is one sentence for the user. */
public class CatalogException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public CatalogException(String message) {
    super(message);
  }

  public CatalogException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.stepwell.schemas.catalog;

/** A run was to be written that has data already, or that someone else is writing. */
public final class RunExistsException extends CatalogException {

  private static final long serialVersionUID = 1;

  RunExistsException(String message) {
    super(message);
  }
}

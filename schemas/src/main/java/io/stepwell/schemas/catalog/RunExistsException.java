package io.stepwell.schemas.catalog;

/** A run was to be written that has data already, or that someone else is writing. */
public final class RunExistsException extends CatalogException {

  private static final long serialVersionUID = 1;

  RunExistsException(String message) {
    super(message);
  }

  /** Of a run that goes on. */
  public static RunExistsException streamedIn(long run) {
    return new RunExistsException(
        "the run %d is being streamed in; wait until it is over, or two minutes after its last samples"
            .formatted(run));
  }
}

package io.stepwell.jobs;

import io.stepwell.schemas.k6.BadInputException;
import java.util.Optional;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.SerializedThrowable;

/** Finds, in what Flink reports of a failed job, the sentence that the user is to read. */
final class Failure {

  private Failure() {}

  /**
   * What to throw for a failed job: the user's mistake if it was one, else the backend's failure.
   */
  static RuntimeException of(Throwable reported) {
    Throwable thrown =
        ExceptionUtils.findThrowable(reported, SerializedThrowable.class)
            .map(serialized -> serialized.deserializeError(Failure.class.getClassLoader()))
            .orElse(reported);
    Optional<BadInputException> mistake =
        ExceptionUtils.findThrowable(thrown, BadInputException.class);
    if (mistake.isPresent()) {
      return mistake.get();
    }
    Throwable root = ExceptionUtils.stripException(thrown, RuntimeException.class);
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String detail = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    return new JobFailedException(detail.lines().findFirst().orElse(detail), reported);
  }
}

package io.stepwell.server.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What k6 tells when a script's execution is over.
 *
 * @param status where the run stands from then on
 * @param result 1 if the script itself said that the test failed; empty if it said nothing
 * @param reason why it was aborted or failed; empty if neither
 */
record Notification(RunStatus status, OptionalInt result, Optional<String> reason) {

  private static final String COMPLETED = "script_execution_completed";
  private static final int LONGEST_REASON = 1000;

  private static final int ABORTED = 8036;
  private static final int SCRIPT_ERROR = 8035;
  private static final int OUT_OF_TIME = 8034;

  /** How k6 puts that a threshold aborted the run; it has no code of its own. */
  private static final String BY_THRESHOLD = "thresholds on metrics ";

  /** How k6 puts that the script called {@code exec.test.fail}, and went on to its end. */
  private static final String MARKED = "test run was marked as failed";

  /**
   * Reads a notification.
   *
   * @throws ProblemException if it is of another event, or of none
   */
  static Notification of(JsonNode json) {
    String event = json.path("event_type").asText();
    if (!event.equals(COMPLETED)) {
      throw new ProblemException(
          Problem.BAD_DATA, "event_type is " + COMPLETED + "; there is no other event");
    }
    JsonNode error = json.path("error");
    if (error.isNull() || error.isMissingNode()) {
      return new Notification(RunStatus.FINISHED, OptionalInt.empty(), Optional.empty());
    }
    if (!error.isObject()) {
      throw new ProblemException(
          Problem.BAD_DATA, "error is an object with a code and a reason, or null");
    }
    String reason = error.path("reason").asText();
    String shown =
        reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
    OptionalInt result = reason.equals(MARKED) ? OptionalInt.of(1) : OptionalInt.empty();
    return new Notification(status(error.path("code").asInt(), reason), result, Optional.of(shown));
  }

  private static RunStatus status(int code, String reason) {
    return switch (code) {
      case ABORTED ->
          reason.startsWith(BY_THRESHOLD)
              ? RunStatus.ABORTED_BY_THRESHOLD
              : RunStatus.ABORTED_BY_USER;
      case SCRIPT_ERROR -> RunStatus.ABORTED_BY_SCRIPT_ERROR;
      case OUT_OF_TIME -> RunStatus.ABORTED_BY_LIMIT;
      default -> reason.equals(MARKED) ? RunStatus.FINISHED : RunStatus.ABORTED_BY_SYSTEM;
    };
  }
}

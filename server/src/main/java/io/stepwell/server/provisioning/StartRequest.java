package io.stepwell.server.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.k6.BadInputException;
import io.stepwell.schemas.k6.K6Options;
import io.stepwell.schemas.remotewrite.RunOptions;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import io.stepwell.server.ingest.JsonBody;

/**
 * What k6 says of a test before it runs it.
 *
 * @param options what may be kept of the script's options
 * @param remoteWrites what they say of receivers, with what is secret in that
 * @param plan how much the test is to be
 * @param archiveBytes how long the archive is that k6 would upload; 0 if it has none
 */
record StartRequest(
    K6Options options, RunOptions remoteWrites, LiveRun.Plan plan, long archiveBytes) {

  /**
   * Reads a request.
   *
   * @throws ProblemException if it is none
   */
  static StartRequest of(JsonNode json) {
    LiveRun.Plan plan =
        new LiveRun.Plan(JsonBody.number(json, "max_vus"), JsonBody.number(json, "total_duration"));
    try {
      return new StartRequest(
          K6Options.of(json.path("options")),
          RunOptions.of(json.path("options")),
          plan,
          JsonBody.number(json, "archive_size"));
    } catch (BadInputException e) {
      throw new ProblemException(Problem.BAD_DATA, String.valueOf(e.getMessage()));
    }
  }
}

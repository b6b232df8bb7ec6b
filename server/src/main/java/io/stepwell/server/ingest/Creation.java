package io.stepwell.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.k6.K6Options;
import io.stepwell.schemas.remotewrite.RunOptions;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A run that k6 asks for with {@code POST /v1/tests}.
 *
 * @param name of its load test
 * @param project empty if the sender leaves it to the server
 * @param plan how much it is to be
 * @param options what may be kept of its options
 * @param remoteWrites what its options say of receivers, with what is secret in that
 */
record Creation(
    String name,
    OptionalLong project,
    LiveRun.Plan plan,
    K6Options options,
    RunOptions remoteWrites) {

  static final String MULTIPART = "multipart/form-data";
  static final String JSON = "application/json";

  private static final int LONGEST_NAME = 300;

  /**
   * Reads a body of either form: JSON, or parts with the archive of the script among them.
   *
   * @throws ProblemException if it is not of its form
   * @throws io.stepwell.schemas.k6.BadInputException if its options or thresholds are none
   */
  static Creation read(Call call) {
    boolean inParts = call.request().headers().mediaType().filter(MULTIPART::equals).isPresent();
    return inParts ? ofParts(call) : ofJson(call);
  }

  private static Creation ofJson(Call call) {
    ObjectNode json = JsonBody.read(call.body().bytes(), "the body");
    JsonNode thresholds = json.path("thresholds");
    return new Creation(
        name(json.path("name").asText()),
        project(JsonBody.number(json, "project_id")),
        new LiveRun.Plan(JsonBody.number(json, "vus"), JsonBody.number(json, "duration")),
        K6Options.ofThresholds(
            thresholds.isMissingNode() || thresholds.isNull() ? JsonBody.object() : thresholds),
        RunOptions.NONE);
  }

  private static Creation ofParts(Call call) {
    Map<String, byte[]> parts =
        Multipart.read(
            call.request().headers().one("Content-Type").orElse(""), call.body().bytes());
    byte[] archive = parts.get("file");
    JsonNode options = archive == null ? JsonBody.object() : Archive.options(archive);
    return new Creation(
        name(text(parts, "name")),
        project(number(parts, "project_id")),
        new LiveRun.Plan(number(parts, "vus"), number(parts, "duration")),
        K6Options.of(options),
        RunOptions.of(options));
  }

  private static String text(Map<String, byte[]> parts, String name) {
    byte[] part = parts.get(name);
    return part == null ? "" : new String(part, UTF_8);
  }

  private static long number(Map<String, byte[]> parts, String name) {
    String text = text(parts, name);
    if (!text.matches("\\d{0,18}")) {
      throw new ProblemException(Problem.BAD_DATA, name + " is a whole number, 0 or more");
    }
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  private static String name(String given) {
    String name = given.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new ProblemException(
          Problem.BAD_DATA, "name is missing or longer than " + LONGEST_NAME + " characters");
    }
    return name;
  }

  /** k6 sends 0 where its user has named none. */
  private static OptionalLong project(long id) {
    return id == 0 ? OptionalLong.empty() : OptionalLong.of(id);
  }
}

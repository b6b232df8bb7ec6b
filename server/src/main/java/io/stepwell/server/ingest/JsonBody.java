package io.stepwell.server.ingest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import io.stepwell.server.http.Reply;
import java.io.IOException;

/** Bodies in JSON, coming and going. */
public final class JsonBody {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonBody() {}

  /**
   * Reads an object.
   *
   * @param what it is, for the message
   * @throws ProblemException if it is none
   */
  public static ObjectNode read(byte[] bytes, String what) {
    try {
      if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw bad(what + " is no JSON" + place(e));
    } catch (IOException e) {
      throw bad(what + " is no JSON");
    }
    throw bad(what + " is no JSON object");
  }

  /** Of what breaks a limit of the reader there is none. */
  private static String place(JsonProcessingException failure) {
    JsonLocation place = failure.getLocation();
    return place == null
        ? ""
        : ": line %d, column %d cannot be read".formatted(place.getLineNr(), place.getColumnNr());
  }

  /**
   * A whole number that may be left out, and then is 0.
   *
   * @throws ProblemException if it is something else, or negative
   */
  public static long number(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return 0;
    }
    if (!value.canConvertToExactIntegral() || !value.canConvertToLong() || value.asLong() < 0) {
      throw bad(name + " is a whole number, 0 or more");
    }
    return value.asLong();
  }

  /** The reply with an object. */
  public static Reply reply(int status, ObjectNode json) throws IOException {
    return Reply.json(status, MAPPER.writeValueAsBytes(json));
  }

  /** An object that is still empty. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  private static ProblemException bad(String sentence) {
    return new ProblemException(Problem.BAD_DATA, sentence);
  }
}

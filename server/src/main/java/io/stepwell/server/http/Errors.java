package io.stepwell.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.stepwell.schemas.api.AnswerJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Replies that refuse. */
public final class Errors {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String RETRY_SECONDS = "1";

  /** What k6 takes, with status 403, as a reason to stop sending for the rest of the run. */
  private static final int SEND_NO_MORE = 4;

  private Errors() {}

  /** The reply to a request that failed with a problem. */
  public static Reply reply(Route.ErrorStyle style, ProblemException problem) {
    return reply(style, problem.problem(), problem.sentence());
  }

  /** The reply to a request that met a problem. */
  public static Reply reply(Route.ErrorStyle style, Problem problem, String sentence) {
    Reply reply = Reply.json(problem.status(), body(style, problem, sentence));
    return switch (problem) {
      case UNAUTHORIZED -> reply.with("WWW-Authenticate", "Bearer");
      case UNAVAILABLE -> reply.with("Retry-After", RETRY_SECONDS);
      case BAD_DATA,
          FORBIDDEN,
          NOT_FOUND,
          METHOD_NOT_ALLOWED,
          TOO_SLOW,
          CONFLICT,
          TOO_LARGE,
          TOO_LONG,
          UNSUPPORTED,
          HEADERS_TOO_LARGE,
          INTERNAL,
          TIMEOUT ->
          reply;
    };
  }

  private static byte[] body(Route.ErrorStyle style, Problem problem, String sentence) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      switch (style) {
        case V1 -> writeV1(problem, sentence, body);
        case V5 -> AnswerJson.writeError(problem.word(), sentence, body);
        case V6 -> writeV6(problem.word(), sentence, body);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an error cannot be written", e);
    }
    return body.toByteArray();
  }

  private static void writeV1(Problem problem, String sentence, ByteArrayOutputStream body)
      throws IOException {
    try (JsonGenerator json = JSON.createGenerator(body)) {
      json.writeStartObject();
      json.writeObjectFieldStart("error");
      json.writeStringField("message", sentence);
      json.writeNumberField("code", problem == Problem.FORBIDDEN ? SEND_NO_MORE : problem.status());
      json.writeObjectFieldStart("field_errors");
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
    }
    body.writeBytes("\n".getBytes(UTF_8));
  }

  private static void writeV6(String type, String sentence, ByteArrayOutputStream body)
      throws IOException {
    try (JsonGenerator json = JSON.createGenerator(body)) {
      json.writeStartObject();
      json.writeObjectFieldStart("error");
      json.writeStringField("message", sentence);
      json.writeStringField("code", type);
      json.writeEndObject();
      json.writeEndObject();
    }
    body.writeBytes("\n".getBytes(UTF_8));
  }
}

package io.stepwell.server.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.server.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;

/** Bodies in JSON, on one line and ended by a line feed. */
public final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonFactory FACTORY = MAPPER.getFactory();

  private Json() {}

  /** Writes a value. */
  @FunctionalInterface
  public interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  /** A successful reply with that body. */
  public static Reply reply(Writing writing) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = FACTORY.createGenerator(body)) {
      writing.to(json);
    }
    body.write('\n');
    return Reply.json(200, body.toByteArray());
  }

  /** A reply of the form {@code {"status":"success","data":[…]}}. */
  static Reply success(Writing items) throws IOException {
    return reply(
        json -> {
          json.writeStartObject();
          json.writeStringField("status", "success");
          json.writeArrayFieldStart("data");
          items.to(json);
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** A reply of the form {@code {"value":[…]}}. */
  public static Reply value(Writing items) throws IOException {
    return reply(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("value");
          items.to(json);
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  static void texts(JsonGenerator json, Collection<String> texts) throws IOException {
    for (String text : texts) {
      json.writeString(text);
    }
  }

  /** Writes a tree as a value. */
  public static void tree(ObjectNode tree, JsonGenerator json) throws IOException {
    MAPPER.writeTree(json, tree);
  }
}

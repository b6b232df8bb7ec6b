package io.stepwell.schemas.k6;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.stepwell.metrics.Labels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a line of k6's JSON output whatever the order of its fields, its blanks and its escapes.
 * This is the meaning of a line; {@link K6Json} only gets there faster for lines in k6's own
 * layout.
 */
final class JsonLines {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          // Only so that NaN is reported as a value rather than as broken JSON.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private final Rfc3339 times = new Rfc3339();
  private final Decimal decimal = new Decimal();

  private String type = "";
  private String metric = "";
  private String time = "";
  private String value = "";
  private final Map<String, String> labels = new TreeMap<>();
  private String objection = "";

  /** Reads the line in {@code [from, to)}, which holds more than blanks. */
  JsonLine read(byte[] bytes, int from, int to) {
    try {
      ByteBuffer text = ByteBuffer.wrap(bytes, from, to - from);
      return read(StandardCharsets.UTF_8.newDecoder().decode(text).toString());
    } catch (CharacterCodingException e) {
      return new JsonLine.Broken("holds bytes that are not UTF-8");
    }
  }

  private JsonLine read(String line) {
    type = "";
    metric = "";
    time = "";
    value = "";
    objection = "";
    labels.clear();
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return new JsonLine.Broken("is not a JSON object");
      }
      readFields(json);
      if (json.nextToken() != null) {
        return new JsonLine.Broken("holds more than one JSON object");
      }
    } catch (JsonEOFException e) {
      return new JsonLine.Broken("breaks off in the middle");
    } catch (IOException e) {
      return new JsonLine.Broken("is not JSON");
    }
    return switch (type) {
      case "Point" -> point();
      case "Metric" -> Declarations.read(line, metric);
      case "" -> new JsonLine.Broken("has no type");
      default ->
          new JsonLine.Broken("is of type " + Excerpt.of(type) + ", neither Point nor Metric");
    };
  }

  private void readFields(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken token = json.nextToken();
      switch (field) {
        case "type" -> type = string(json, token);
        case "metric" -> metric = string(json, token);
        case "data" -> readData(json, token);
        default -> json.skipChildren();
      }
    }
  }

  private void readData(JsonParser json, JsonToken start) throws IOException {
    if (start != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken token = json.nextToken();
      switch (field) {
        case "time" -> time = string(json, token);
        case "value" -> value = number(json, token);
        case "tags" -> readTags(json, token);
        default -> json.skipChildren();
      }
    }
  }

  private void readTags(JsonParser json, JsonToken start) throws IOException {
    labels.clear();
    if (start != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      String text = string(json, token);
      if (token != JsonToken.VALUE_STRING || !TagRule.isText(name) || !TagRule.isText(text)) {
        objection = "has a tag whose value is not text, named " + Excerpt.of(name);
      }
      if (TagRule.keeps(name)) {
        labels.put(name, text);
      }
    }
  }

  private static String string(JsonParser json, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    json.skipChildren();
    return "";
  }

  /** A number's text; any other scalar's in a spelling that is no number. */
  private static String number(JsonParser json, JsonToken token) throws IOException {
    if (!token.isScalarValue()) {
      json.skipChildren();
      return "";
    }
    return token == JsonToken.VALUE_STRING ? "text " + json.getText() : json.getText();
  }

  private JsonLine point() {
    if (!objection.isEmpty()) {
      return new JsonLine.Broken(objection);
    }
    if (metric.isEmpty() || time.isEmpty() || value.isEmpty()) {
      String missing = metric.isEmpty() ? "metric name" : time.isEmpty() ? "time" : "value";
      return new JsonLine.Broken("has no " + missing);
    }
    byte[] timeText = time.getBytes(StandardCharsets.UTF_8);
    long epochNanos = times.epochNanos(timeText, 0, timeText.length);
    if (!SampleTime.accepts(epochNanos)) {
      return new JsonLine.Broken(SampleTime.objection(time, epochNanos));
    }
    byte[] number = value.getBytes(StandardCharsets.UTF_8);
    int end = decimal.read(number, 0, number.length);
    if (end != number.length || !Double.isFinite(decimal.value())) {
      return new JsonLine.Broken("has no finite value but " + Excerpt.of(value));
    }
    return new JsonLine.Point(metric, epochNanos, decimal.value(), Labels.of(labels));
  }
}

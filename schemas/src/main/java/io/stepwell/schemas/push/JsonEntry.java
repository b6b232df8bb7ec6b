package io.stepwell.schemas.push;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.stepwell.schemas.k6.Excerpt;
import io.stepwell.schemas.k6.TagRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One element of a JSON push, as it is written, whatever the order of its fields; used again for
 * the next.
 */
final class JsonEntry {

  /** Instead of a number that is not there. */
  static final double ABSENT = Double.NaN;

  private static final long MICROS = 1_000_000;
  private static final long NANOS_PER_MICRO = 1_000;

  final LabelPairs labels;
  final List<JsonFigures> values = new ArrayList<>();

  String type = "";
  String metric = "";
  String dataType = "";
  double value = ABSENT;
  double count = ABSENT;
  private String time = "";

  JsonEntry(PushLimits limits) {
    this.labels = new LabelPairs(limits);
  }

  /** Reads the object that the parser stands at. */
  void read(JsonParser json) throws IOException {
    clear();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken token = json.nextToken();
      switch (field) {
        case "type" -> type = text(json, token);
        case "metric" -> metric = text(json, token);
        case "data" -> readData(json, token);
        default -> json.skipChildren();
      }
    }
  }

  private void clear() {
    labels.clear();
    values.clear();
    type = "";
    metric = "";
    dataType = "";
    value = ABSENT;
    count = ABSENT;
    time = "";
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
        case "time" -> time = text(json, token);
        case "type" -> dataType = text(json, token);
        case "value" -> value = number(json, token);
        case "count" -> count = number(json, token);
        case "tags" -> readTags(json, token);
        case "values" -> readValues(json, token);
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
      String text = text(json, token);
      if (token != JsonToken.VALUE_STRING || !TagRule.isText(name) || !TagRule.isText(text)) {
        throw new BadPushException(
            "the push has a tag whose value is not text, named " + Excerpt.of(name));
      }
      labels.add(name, text);
    }
  }

  private void readValues(JsonParser json, JsonToken start) throws IOException {
    values.clear();
    if (start != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (values.stream().anyMatch(figures -> figures.metric().equals(name))) {
        throw new BadPushException("an element of the push has " + Excerpt.of(name) + " twice");
      }
      values.add(JsonFigures.read(name, json));
    }
  }

  /**
   * Nanoseconds since the epoch; the text is in microseconds.
   *
   * @param of what the time is of, for messages: a metric's name
   */
  long epochNanos(String of) {
    try {
      long micros = Long.parseLong(time);
      return PushParts.epochNanos(
          of, Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS_PER_MICRO);
    } catch (NumberFormatException e) {
      throw new BadPushException(
          String.format(
              "metric %s has the time %s, which is no text of microseconds since the epoch",
              of, Excerpt.of(time)));
    }
  }

  private static String text(JsonParser json, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    json.skipChildren();
    return "";
  }

  /** A number, {@link #ABSENT} for anything else. */
  static double number(JsonParser json, JsonToken token) throws IOException {
    if (token.isNumeric()) {
      return json.getDoubleValue();
    }
    json.skipChildren();
    return ABSENT;
  }
}

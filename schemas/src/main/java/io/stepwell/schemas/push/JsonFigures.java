package io.stepwell.schemas.push;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What a JSON push says of one metric of several: a value, or an aggregate of values. What it does
 * not say is {@link JsonEntry#ABSENT}.
 *
 * @param metric its name
 * @param value the one value
 * @param min the least of several
 * @param max the greatest
 * @param avg their average
 * @param count how many observations
 * @param nonzero how many of them were not zero
 */
record JsonFigures(
    String metric, double value, double min, double max, double avg, double count, double nonzero) {

  /** Reads the value of the field that the parser stands at. */
  static JsonFigures read(String metric, JsonParser json) throws IOException {
    JsonToken start = json.nextToken();
    double value = JsonEntry.ABSENT;
    double min = JsonEntry.ABSENT;
    double max = JsonEntry.ABSENT;
    double avg = JsonEntry.ABSENT;
    double count = JsonEntry.ABSENT;
    double nonzero = JsonEntry.ABSENT;
    if (start != JsonToken.START_OBJECT) {
      value = JsonEntry.number(json, start);
      return new JsonFigures(metric, value, min, max, avg, count, nonzero);
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken token = json.nextToken();
      switch (field) {
        case "min" -> min = JsonEntry.number(json, token);
        case "max" -> max = JsonEntry.number(json, token);
        case "avg" -> avg = JsonEntry.number(json, token);
        case "count" -> count = JsonEntry.number(json, token);
        case "nz_count" -> nonzero = JsonEntry.number(json, token);
        default -> json.skipChildren();
      }
    }
    return new JsonFigures(metric, value, min, max, avg, count, nonzero);
  }
}

package io.stepwell.server.legacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.stepwell.schemas.api.NumberText;
import java.util.OptionalDouble;

/** Numbers in trees of JSON, written as everywhere in the API; null where there is none. */
final class Numbers {

  private Numbers() {}

  static void put(ObjectNode json, String name, OptionalDouble value) {
    if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
      json.putRawValue(name, new RawValue(NumberText.of(value.getAsDouble())));
    } else {
      json.putNull(name);
    }
  }
}

package io.stepwell.schemas.remotewrite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.schemas.k6.BadInputException;
import io.stepwell.schemas.k6.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of an object that a user wrote. Messages name the place and never a value, which may
 * be secret.
 *
 * @param place where the object stands, as in {@code cloud.apm[0]}
 */
record Fields(String place, ObjectNode json) {

  /**
   * The fields of what should be an object.
   *
   * @throws BadInputException if it is none, or has another key
   */
  static Fields of(String place, JsonNode json, Set<String> keys) {
    if (!(json instanceof ObjectNode object)) {
      throw new BadInputException(place + " is no object; it has the keys " + listed(keys));
    }
    object
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                throw new BadInputException(
                    "%s has the key %s, which is none of %s"
                        .formatted(place, Excerpt.of(key), listed(keys)));
              }
            });
    return new Fields(place, object);
  }

  private static String listed(Set<String> keys) {
    return String.join(", ", new TreeSet<>(keys));
  }

  /** A field's value; empty if it is missing or null, as k6 writes what a script leaves open. */
  Optional<JsonNode> get(String key) {
    return Optional.ofNullable(json.get(key)).filter(value -> !value.isNull());
  }

  /**
   * A text that is not empty.
   *
   * @throws BadInputException if it is something else
   */
  Optional<String> text(String key) {
    return get(key)
        .map(
            value -> {
              if (!value.isTextual() || value.asText().isBlank()) {
                throw bad(key, "is no text, or an empty one");
              }
              return value.asText();
            });
  }

  /**
   * Whether something is to be.
   *
   * @throws BadInputException if it is neither true nor false
   */
  boolean flag(String key, boolean usual) {
    return get(key)
        .map(
            value -> {
              if (!value.isBoolean()) {
                throw bad(key, "is true or false");
              }
              return value.asBoolean();
            })
        .orElse(usual);
  }

  /**
   * The elements of a list; none if it is missing.
   *
   * @throws BadInputException if it is no list, or a longer one
   */
  List<JsonNode> list(String key, int most) {
    List<JsonNode> elements = new ArrayList<>();
    get(key)
        .ifPresent(
            value -> {
              if (!value.isArray() || value.size() > most) {
                throw bad(key, "is no list, or has more than %d elements".formatted(most));
              }
              value.forEach(elements::add);
            });
    return elements;
  }

  /** What is wrong with a field. */
  BadInputException bad(String key, String sentence) {
    return new BadInputException("%s.%s %s".formatted(place, key, sentence));
  }
}

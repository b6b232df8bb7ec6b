package io.stepwell.schemas.remotewrite;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.schemas.k6.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** How the credentials of a block are written. */
enum Secrets {

  /** As texts. */
  TEXTS {
    @Override
    String value(JsonNode json, String place) {
      throw new BadInputException(place + " is no text");
    }
  },

  /**
   * As texts, or as objects that say where on this machine a text is: {@code {"env": "NAME"}} or
   * {@code {"file": "PATH"}}. Not for the options of a run, which could have anything sent away.
   */
  TEXTS_AND_PLACES {
    @Override
    String value(JsonNode json, String place) {
      Fields fields = Fields.of(place, json, Set.of("env", "file"));
      Optional<String> variable = fields.text("env");
      Optional<String> file = fields.text("file");
      if (variable.isPresent() == file.isPresent()) {
        throw new BadInputException(
            place + " is no text, and no object with one of the keys env and file");
      }
      return variable
          .map(name -> ofEnvironment(name, place))
          .orElseGet(() -> ofFile(file.orElseThrow(), place));
    }
  };

  private static final String TOKEN = "token";
  private static final String USERNAME = "username";
  private static final String PASSWORD = "password";
  private static final Set<String> KEYS = Set.of(TOKEN, USERNAME, PASSWORD);

  /** A value that is no text. */
  abstract String value(JsonNode json, String place);

  /**
   * Reads credentials.
   *
   * @throws BadInputException if they are none
   */
  Credentials credentials(JsonNode json, String place) {
    Fields fields = Fields.of(place, json, KEYS);
    Optional<String> token = text(fields, TOKEN);
    Optional<String> username = text(fields, USERNAME);
    Optional<String> password = text(fields, PASSWORD);
    if (token.isPresent() && username.isEmpty() && password.isEmpty()) {
      if (!token.get().chars().allMatch(c -> c > ' ' && c < 127)) {
        throw fields.bad(TOKEN, "is not of letters, digits and punctuation without blanks");
      }
      return new Credentials.Bearer(token.get());
    }
    if (token.isEmpty() && username.isPresent() && password.isPresent()) {
      if (username.get().contains(":")) {
        throw fields.bad(USERNAME, "has a colon, which no user of basic authentication may have");
      }
      return new Credentials.Basic(username.get(), password.get());
    }
    throw new BadInputException(
        place
            + " holds neither a token alone nor a username and a password; write one of these, and see that a variable of the environment that they come from is set");
  }

  private Optional<String> text(Fields fields, String key) {
    return fields
        .get(key)
        .map(
            json -> {
              String place = fields.place() + "." + key;
              return checked(json.isTextual() ? json.asText() : value(json, place), place);
            });
  }

  /** A header takes no more. */
  private static String checked(String text, String place) {
    if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
      throw new BadInputException(place + " is empty, or has a line break or the like in it");
    }
    return text;
  }

  private static String ofEnvironment(String name, String place) {
    return Optional.ofNullable(System.getenv(name))
        .map(String::strip)
        .orElseThrow(
            () ->
                new BadInputException(
                    "%s is to come from the environment's %s, which is not set"
                        .formatted(place, name)));
  }

  private static String ofFile(String name, String place) {
    try {
      return Files.readString(Path.of(name)).strip();
    } catch (IOException | InvalidPathException e) {
      throw new BadInputException(
          "%s is to come from the file %s, which cannot be read".formatted(place, name));
    }
  }
}

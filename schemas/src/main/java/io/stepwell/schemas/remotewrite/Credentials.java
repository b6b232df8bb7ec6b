package io.stepwell.schemas.remotewrite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** How a sender makes itself known to a receiver. As a text it tells nothing secret. */
public sealed interface Credentials {

  /** The value of the header {@code Authorization}; empty if none is sent. */
  Optional<String> authorization();

  /** As k6's option {@code credentials} has them, by key. */
  Map<String, String> fields();

  /** The receiver asks for none. */
  record None() implements Credentials {
    @Override
    public Optional<String> authorization() {
      return Optional.empty();
    }

    @Override
    public Map<String, String> fields() {
      return Map.of();
    }
  }

  /** HTTP's basic authentication. */
  record Basic(String username, String password) implements Credentials {
    @Override
    public Optional<String> authorization() {
      byte[] pair = (username + ":" + password).getBytes(UTF_8);
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    @Override
    public Map<String, String> fields() {
      return Map.of("username", username, "password", password);
    }

    @Override
    public String toString() {
      return "Basic";
    }
  }

  /** A bearer token. */
  record Bearer(String token) implements Credentials {
    @Override
    public Optional<String> authorization() {
      return Optional.of("Bearer " + token);
    }

    @Override
    public Map<String, String> fields() {
      return Map.of("token", token);
    }

    @Override
    public String toString() {
      return "Bearer";
    }
  }
}

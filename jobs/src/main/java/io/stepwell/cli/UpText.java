package io.stepwell.cli;

import io.stepwell.local.LocalBackend;
import java.util.Optional;

/** What {@code up} says once it is ready: where things are, and what a user of k6 needs. */
final class UpText {

  private UpText() {}

  /**
   * @param url where the server is
   * @param open whether it asks for no token
   * @param own the token that it made itself, if it did
   */
  static String of(String url, LocalBackend backend, boolean open, Optional<String> own) {
    String token = open ? "" : "K6_CLOUD_TOKEN=" + own.orElse("<a token that was given>") + " ";
    return """
        listening on %s
        Flink is at %s, Kafka at %s

        stream a test run in:
          K6_CLOUD_HOST=%s %sk6 run --out cloud script.js
        """
        .formatted(url, backend.webAddress(), backend.bootstrapServers(), url, token);
  }
}

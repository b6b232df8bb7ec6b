package io.stepwell.cli;

import io.stepwell.functions.remotewrite.RemoteWriteFigures;
import io.stepwell.server.operations.SentPoints;
import java.util.List;

/** What the remote write job inside {@code up} has sent, as the server tells it. */
final class SentByUp {

  private SentByUp() {}

  /** Until now, by receiver. */
  static List<SentPoints> now() {
    return RemoteWriteFigures.all().entrySet().stream()
        .map(
            each ->
                new SentPoints(
                    each.getKey(),
                    each.getValue().sent(),
                    each.getValue().dropped(),
                    each.getValue().retried()))
        .toList();
  }
}

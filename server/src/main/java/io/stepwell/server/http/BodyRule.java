package io.stepwell.server.http;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a route takes of a request's body.
 *
 * @param mostBytes how long it may be
 * @param mediaTypes what it may be; a body of which the sender does not say what it is, is taken
 *     too
 */
public record BodyRule(int mostBytes, Set<String> mediaTypes) {

  /** Takes no body; one that comes all the same is not looked at. */
  public static final BodyRule NONE = new BodyRule(0, Set.of());

  public BodyRule {
    mediaTypes = Set.copyOf(mediaTypes);
  }

  boolean takesBody() {
    return mostBytes > 0;
  }

  /**
   * Refuses a body by what its sender says of it.
   *
   * @throws ProblemException if it is of another type or too long
   */
  void check(Headers headers) {
    Optional<String> type = headers.mediaType();
    if (type.isPresent() && !mediaTypes.contains(type.get())) {
      throw new ProblemException(
          Problem.UNSUPPORTED,
          "a body of the type %s is not taken here; send %s"
              .formatted(type.get(), String.join(" or ", new TreeSet<>(mediaTypes))));
    }
    headers
        .one("Content-Length")
        .filter(length -> length.length() > 18 || Long.parseLong(length) > mostBytes)
        .ifPresent(
            length -> {
              throw tooLarge();
            });
  }

  /** What to say of a body that is too long. */
  ProblemException tooLarge() {
    return new ProblemException(
        Problem.TOO_LARGE,
        "the body is longer than the %d bytes that are taken here; send less at once"
            .formatted(mostBytes));
  }
}

package io.stepwell.server.access;

import io.stepwell.schemas.catalog.AccessToken;
import io.stepwell.schemas.catalog.Scope;
import io.stepwell.server.http.Gate;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets in whoever has one of the tokens, sent as {@code Authorization: Bearer TOKEN} or {@code
 * Token TOKEN}; without any token, everyone.
 */
public final class TokenGate implements Gate {

  private static final Pattern AUTHORIZATION =
      Pattern.compile("(?:Bearer|Token)\\s+(\\S+)\\s*", Pattern.CASE_INSENSITIVE);

  private final List<Known> known;

  /** A token that opens the gate. */
  private static final class Known {
    private final byte[] hash;
    private final OptionalLong project;

    private Known(AccessToken token) {
      hash = TokenHash.bytes(token.hash());
      project = token.project();
    }
  }

  public TokenGate(List<AccessToken> tokens) {
    known = tokens.stream().map(Known::new).toList();
  }

  /** Whether it lets everyone in. */
  public boolean isOpen() {
    return known.isEmpty();
  }

  @Override
  public Scope admit(Optional<String> authorization) {
    if (isOpen()) {
      return Scope.EVERYTHING;
    }
    if (authorization.isEmpty()) {
      throw unauthorized("a token is needed; send it in the header Authorization: Bearer TOKEN");
    }
    Matcher matcher = AUTHORIZATION.matcher(authorization.get());
    if (!matcher.matches()) {
      throw unauthorized("the header Authorization is not of the form Bearer TOKEN");
    }
    return scope(TokenHash.of(matcher.group(1)))
        .orElseThrow(() -> unauthorized("the token is not one of this server's"));
  }

  /** Compares with every token, each time all of it, so that the time taken tells nothing. */
  private Optional<Scope> scope(byte[] hash) {
    boolean everything = false;
    Set<Long> projects = new HashSet<>();
    for (Known one : known) {
      if (MessageDigest.isEqual(one.hash, hash)) {
        one.project.ifPresent(projects::add);
        everything |= one.project.isEmpty();
      }
    }
    if (everything) {
      return Optional.of(Scope.EVERYTHING);
    }
    return projects.isEmpty() ? Optional.empty() : Optional.of(Scope.of(projects));
  }

  private static ProblemException unauthorized(String sentence) {
    return new ProblemException(Problem.UNAUTHORIZED, sentence);
  }
}

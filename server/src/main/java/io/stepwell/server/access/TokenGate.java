package io.stepwell.server.access;

import io.stepwell.schemas.catalog.AccessToken;
import io.stepwell.schemas.catalog.LiveRuns;
import io.stepwell.schemas.catalog.Scope;
import io.stepwell.server.http.Gate;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets in whoever has one of the tokens, sent as {@code Authorization: Bearer TOKEN} or {@code
 * Token TOKEN}; without any token, everyone. To what is said of one run the run's own token lets in
 * too.
 */
public final class TokenGate implements Gate {

  private static final Pattern AUTHORIZATION =
      Pattern.compile("(?:Bearer|Token)\\s+(\\S+)\\s*", Pattern.CASE_INSENSITIVE);

  private final boolean mayBeOpen;
  private final LiveRuns runs;
  private final InstantSource clock;
  private volatile List<Known> known = List.of();

  /** A token that opens the gate. */
  private static final class Known {
    private final byte[] hash;
    private final OptionalLong project;

    private Known(AccessToken token) {
      hash = TokenHash.bytes(token.hash());
      project = token.project();
    }
  }

  /**
   * @param tokens that open every path
   * @param mayBeOpen whether it lets everyone in while there is no token, or nobody
   * @param runs know the tokens of single runs
   * @param clock says which of these have expired
   */
  public TokenGate(
      List<AccessToken> tokens, boolean mayBeOpen, LiveRuns runs, InstantSource clock) {
    this.mayBeOpen = mayBeOpen;
    this.runs = runs;
    this.clock = clock;
    renew(tokens);
  }

  /** From now on these tokens open every path, and no others. */
  public void renew(List<AccessToken> tokens) {
    known = tokens.stream().map(Known::new).toList();
  }

  /** Whether it lets everyone in. */
  public boolean isOpen() {
    return mayBeOpen && known.isEmpty();
  }

  /** Whether it lets in whoever sends this token. */
  public boolean opensFor(String token) {
    return isOpen() || scope(TokenHash.of(token)).isPresent();
  }

  @Override
  public Scope admit(Optional<String> authorization) {
    return isOpen()
        ? Scope.EVERYTHING
        : scope(TokenHash.of(token(authorization))).orElseThrow(TokenGate::unknown);
  }

  @Override
  public Scope admit(Optional<String> authorization, String run) {
    if (isOpen()) {
      return Scope.EVERYTHING;
    }
    byte[] hash = TokenHash.of(token(authorization));
    return scope(hash)
        .or(() -> scopeOfRun(TokenHash.text(hash), run))
        .orElseThrow(TokenGate::unknown);
  }

  private Optional<Scope> scopeOfRun(String hash, String run) {
    return runs.token(hash)
        .filter(token -> run.equals(Long.toString(token.run())))
        .filter(token -> token.expires().filter(end -> end.isBefore(clock.instant())).isEmpty())
        .map(token -> Scope.of(Set.of(token.project())));
  }

  private static String token(Optional<String> authorization) {
    if (authorization.isEmpty()) {
      throw unauthorized("a token is needed; send it in the header Authorization: Bearer TOKEN");
    }
    Matcher matcher = AUTHORIZATION.matcher(authorization.get());
    if (!matcher.matches()) {
      throw unauthorized("the header Authorization is not of the form Bearer TOKEN");
    }
    return matcher.group(1);
  }

  private static ProblemException unknown() {
    return unauthorized("the token is not one of this server's");
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

package io.stepwell.server.access;

import io.stepwell.schemas.catalog.AccessToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the tokens that a user gives: {@code TOKEN} opens every project, {@code TOKEN@77} only the
 * project 77; the same token may be given for several projects.
 */
public final class GivenTokens {

  private static final Pattern WITH_PROJECT = Pattern.compile("(.+)@(\\d{1,18})");

  private final List<AccessToken> tokens = new ArrayList<>();

  /** None yet. */
  public GivenTokens() {}

  /**
   * Adds a token.
   *
   * @param source where it was given, for the message
   * @throws TokenException if it is none
   */
  public void add(String source, String given) {
    String token = given;
    OptionalLong project = OptionalLong.empty();
    Matcher withProject = WITH_PROJECT.matcher(given);
    if (withProject.matches()) {
      token = withProject.group(1);
      project = OptionalLong.of(Long.parseLong(withProject.group(2)));
    }
    if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new TokenException(
          source + " holds no token; one is letters, digits and punctuation, without blanks");
    }
    tokens.add(new AccessToken(TokenHash.text(TokenHash.of(token)), project));
  }

  /**
   * Adds the tokens of a file, one on each line; blank lines and those that begin with {@code #}
   * say nothing.
   *
   * @throws TokenException if it cannot be read or holds something else
   */
  public void addFile(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new TokenException("the token file " + file + " cannot be read");
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        add("line " + (i + 1) + " of " + file, line);
      }
    }
    if (tokens.isEmpty()) {
      throw new TokenException("the token file " + file + " holds no token");
    }
  }

  /** The tokens, hashed; empty if none was given. */
  public Optional<List<AccessToken>> tokens() {
    return tokens.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(tokens));
  }
}

package io.stepwell.cli;

import io.stepwell.schemas.catalog.AccessToken;
import io.stepwell.server.access.GivenTokens;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which tokens open a server, where a start says so. */
final class TokenOptions {

  /** Where a token may be given without the process list showing it. */
  private static final String TOKEN_VARIABLE = "STEPWELL_TOKEN";

  @ArgGroup(exclusive = true)
  private TokenChoice tokens = new TokenChoice();

  /** Which tokens hold from now on. */
  static final class TokenChoice {

    @ArgGroup(exclusive = false)
    private GivenChoice given = new GivenChoice();

    @Option(
        names = "--no-token",
        description = "Forget the tokens of earlier starts, so that this machine can ask without.")
    private boolean none;
  }

  /** Tokens that are named at this start. */
  static final class GivenChoice {

    @Option(
        names = "--token",
        paramLabel = "TOKEN[@PROJECT]",
        description =
            "Opens the API, or one project's runs. May be repeated; those given replace the ones of"
                + " earlier starts. Also: the environment's "
                + TOKEN_VARIABLE
                + ".")
    private List<String> tokens = List.of();

    @Option(
        names = "--token-file",
        paramLabel = "FILE",
        description = "The same from a file, one token a line.")
    private Optional<Path> file = Optional.empty();
  }

  /** The tokens that are to hold, none of them if so wished; empty if nothing is said of tokens. */
  Optional<List<AccessToken>> chosen() {
    if (tokens.none) {
      return Optional.of(List.of());
    }
    GivenTokens given = new GivenTokens();
    tokens.given.tokens.forEach(token -> given.add("--token", token));
    tokens.given.file.ifPresent(given::addFile);
    Optional<List<AccessToken>> named = given.tokens();
    if (named.isEmpty()) {
      Optional.ofNullable(System.getenv(TOKEN_VARIABLE))
          .filter(token -> !token.isBlank())
          .ifPresent(token -> given.add(TOKEN_VARIABLE, token));
    }
    return given.tokens();
  }
}

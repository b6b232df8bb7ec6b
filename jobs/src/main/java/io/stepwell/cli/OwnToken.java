package io.stepwell.cli;

import io.stepwell.schemas.catalog.AccessToken;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.server.access.GivenTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The token that is made where nobody has given one: kept in the home, for its owner's eyes only,
 * so that a later start can show it again.
 */
final class OwnToken {

  private static final int BYTES = 16;

  private final Path file;
  private final Catalog catalog;

  OwnToken(Home home, Catalog catalog) {
    this.file = home.directory().resolve("token");
    this.catalog = catalog;
  }

  /**
   * The token of the home; made, and from then on wanted of every client, if the catalog knows
   * none.
   *
   * @return empty if the tokens that hold are others, which were given to an earlier start
   */
  Optional<String> text() {
    try {
      List<AccessToken> known = catalog.accessTokens();
      if (known.isEmpty()) {
        return Optional.of(make());
      }
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      String text = Files.readString(file).strip();
      return Optional.of(text).filter(own -> known.containsAll(hashed(own)));
    } catch (IOException e) {
      throw new UncheckedIOException("the home's token cannot be read or written", e);
    }
  }

  private String make() throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String text = HexFormat.of().formatHex(random);
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, text + "\n");
    catalog.setAccessTokens(hashed(text));
    return text;
  }

  private static List<AccessToken> hashed(String text) {
    GivenTokens given = new GivenTokens();
    given.add("the home's token", text);
    return given.tokens().orElseThrow();
  }
}

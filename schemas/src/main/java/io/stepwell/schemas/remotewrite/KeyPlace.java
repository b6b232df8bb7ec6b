package io.stepwell.schemas.remotewrite;

import io.stepwell.schemas.catalog.Home;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where the key is that credentials are sealed with: in the environment's {@code
 * STEPWELL_SECRET_KEY}, or in a file. It holds no secret itself, so it may travel with a job; the
 * key is looked for by whoever needs it.
 *
 * @param file the file's name; empty if the environment alone counts
 */
public record KeyPlace(String file) implements Serializable {

  /** The environment's variable. */
  public static final String VARIABLE = "STEPWELL_SECRET_KEY";

  private static final long serialVersionUID = 1;
  private static final int BYTES = 32;

  /** Where programs of several machines have it. */
  public static KeyPlace environment() {
    return new KeyPlace("");
  }

  /**
   * Where the programs of a home have it: also in the home, unless the catalog is elsewhere and
   * others, without this home, need it too.
   */
  public static KeyPlace of(Home home) {
    return home.catalog().isPresent()
        ? environment()
        : new KeyPlace(home.directory().resolve("secret-key").toString());
  }

  /**
   * With the key that is there.
   *
   * @throws SealingException if there is none
   */
  Sealing open() {
    return found().orElseThrow(KeyPlace::missing);
  }

  /**
   * With the key that is there; where a file may hold one, one is made.
   *
   * @throws SealingException if there is none and none can be made
   */
  Sealing openOrMake() {
    return found().orElseGet(this::make);
  }

  private Optional<Sealing> found() {
    Optional<String> given =
        Optional.ofNullable(System.getenv(VARIABLE)).filter(key -> !key.isBlank());
    if (given.isPresent()) {
      return Optional.of(Sealing.with(given.get().strip(), "the environment's " + VARIABLE));
    }
    return file.isEmpty() || !Files.exists(Path.of(file)) ? Optional.empty() : Optional.of(read());
  }

  private Sealing read() {
    try {
      return Sealing.with(Files.readString(Path.of(file)).strip(), file);
    } catch (IOException e) {
      throw new SealingException("the key file " + file + " cannot be read");
    }
  }

  private Sealing make() {
    if (file.isEmpty()) {
      throw missing();
    }
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    Path place = Path.of(file);
    try {
      // Whole, and for its owner's eyes only, before anyone can find it.
      Path draft = Files.createTempFile(place.toAbsolutePath().getParent(), "key", "");
      Files.writeString(draft, HexFormat.of().formatHex(random) + "\n");
      move(draft, place);
    } catch (IOException e) {
      throw new SealingException("the key file " + file + " cannot be written");
    }
    return read();
  }

  /** Another process of the home may have made one meanwhile; then that one counts. */
  private static void move(Path draft, Path place) throws IOException {
    try {
      Files.move(draft, place);
    } catch (FileAlreadyExistsException e) {
      Files.delete(draft);
    }
  }

  private static SealingException missing() {
    return new SealingException(
        "there is no key for credentials; give the environment's %s alike to servers and jobs"
            .formatted(VARIABLE));
  }
}

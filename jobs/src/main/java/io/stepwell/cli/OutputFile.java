package io.stepwell.cli;

import io.stepwell.schemas.k6.BadInputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A file that a result goes to: there whole, or not at all. */
final class OutputFile {

  private OutputFile() {}

  /** Writes a result. */
  @FunctionalInterface
  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /**
   * Writes to a file, or to standard output if there is none.
   *
   * @throws BadInputException if there can be no such file
   */
  static void write(Optional<Path> file, Terminal terminal, Writing writing) throws IOException {
    if (file.isEmpty()) {
      writing.to(terminal.out());
      return;
    }
    Path target = file.get().toAbsolutePath();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try (OutputStream out = open(part, target)) {
      writing.to(out);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static OutputStream open(Path part, Path target) {
    try {
      return new BufferedOutputStream(Files.newOutputStream(part));
    } catch (IOException e) {
      throw new BadInputException(
          "%s cannot be written; name a file in a directory that is there".formatted(target));
    }
  }
}

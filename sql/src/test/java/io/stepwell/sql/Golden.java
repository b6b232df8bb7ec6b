package io.stepwell.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Outputs that are kept. {@code -Dgolden.write} writes them anew, to be looked at and committed.
 */
final class Golden {

  private static final Path DIRECTORY = Path.of("src", "test", "resources", "golden");

  private Golden() {}

  static void assertSame(String name, String output) throws IOException {
    Path file = DIRECTORY.resolve(name + ".txt");
    if (System.getProperty("golden.write") != null) {
      Files.createDirectories(DIRECTORY);
      Files.writeString(file, output);
    }
    assertThat(output).as(name).isEqualTo(Files.readString(file));
  }
}

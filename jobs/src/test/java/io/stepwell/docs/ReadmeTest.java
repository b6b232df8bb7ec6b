package io.stepwell.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The README's tables are what the code says. With {@code -Dreadme.write} they are written anew
 * instead.
 */
class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");

  @ParameterizedTest
  @ValueSource(strings = {"methods", "columns"})
  void tablesAreThoseOfTheCode(String section) throws IOException {
    String begin = "<!-- " + section + ": generated -->\n";
    String end = "<!-- /" + section + " -->";
    String readme = Files.readString(README);
    int from = readme.indexOf(begin) + begin.length();
    int to = readme.indexOf(end);
    assertThat(from).isGreaterThan(begin.length());
    assertThat(to).isGreaterThanOrEqualTo(from);
    String tables =
        "\n"
            + (section.equals("methods")
                ? MethodTables.markdown()
                : ColumnTables.markdown() + "\n");
    if (System.getProperty("readme.write") != null) {
      Files.writeString(README, readme.substring(0, from) + tables + readme.substring(to));
      return;
    }
    assertThat(readme.substring(from, to)).isEqualTo(tables);
  }
}

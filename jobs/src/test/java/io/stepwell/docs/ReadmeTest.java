package io.stepwell.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.remotewrite.KeyPlace;
import io.stepwell.schemas.remotewrite.RemoteWriteFile;
import io.stepwell.schemas.remotewrite.RemoteWrites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The README's tables are what the code says. With {@code -Dreadme.write} they are written anew
 * instead. And what its examples show is taken.
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

  @Test
  void theExampleOfAFileOfReceiversIsOne(@TempDir Path directory) throws IOException {
    String readme = Files.readString(README);
    String begin = "```json\n[{\"provider\"";
    int from = readme.indexOf(begin);
    assertThat(from).isPositive();
    String json = readme.substring(readme.indexOf('[', from), readme.indexOf("```", from + 3));
    Path password = Files.writeString(directory.resolve("password"), "secret");
    Path file =
        Files.writeString(
            directory.resolve("receivers.json"),
            json.replace("\"env\": \"PROM_PASSWORD\"", "\"file\": \"%s\"".formatted(password)));
    Home home = Home.at(directory.resolve("home"));
    KeyPlace key = KeyPlace.of(home);
    try (Catalog catalog = home.createCatalog()) {
      RemoteWriteFile.read(file).storeIn(catalog, key);
      assertThat(new RemoteWrites(catalog, key).serverReceivers())
          .containsExactly("https://prometheus.example/api/v1/write");
    }
  }
}

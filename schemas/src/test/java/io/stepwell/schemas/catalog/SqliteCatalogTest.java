package io.stepwell.schemas.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteCatalogTest extends CatalogContract {

  private final Path directory;

  SqliteCatalogTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Override
  String emptyDatabase() {
    return "jdbc:sqlite:" + directory.resolve("catalog.db");
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused() throws Exception {
    Path text = Files.writeString(directory.resolve("notes.db"), "not a database, ".repeat(100));

    assertThatThrownBy(() -> SqlCatalog.open("jdbc:sqlite:" + text))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("notes.db");
  }

  @Test
  void theNewestMigrationIsTheLastFile() throws Exception {
    Path folder =
        Path.of(Migrations.class.getResource("migrations/V1__runs_and_generations.sql").toURI())
            .getParent();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(f -> f.startsWith("V")))
          .hasSize(Migrations.NEWEST)
          .anyMatch(file -> file.startsWith("V" + Migrations.NEWEST + "__"));
    }
  }
}

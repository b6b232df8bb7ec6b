package io.stepwell.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.schemas.catalog.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Live files beside the generation that does not contain them count in SQL as in the API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LateFilesTest {

  private final Path directory;
  private final Home home;
  private final OpenLake lake;
  private final AskedSession session;

  LateFilesTest(@TempDir Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    home = LateRun.in(directory);
    lake = OpenLake.of(home);
    session = new AskedSession(home, Optional.empty());
  }

  @AfterAll
  void close() {
    session.close();
    lake.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"requests.sql", "response-times.sql", "total-requests.sql"})
  void flinkGivesWhatTheApiAnswers(String example) throws IOException {
    String script = Files.readString(Path.of("examples", "lake", example));
    assertAnswer(script, PrintedTable.of(session.run(script)), example);
  }

  @Test
  void duckDbGivesWhatTheApiAnswers() throws IOException, InterruptedException, SQLException {
    Path list = CommandLine.files(home, directory);
    assertThat(list).content().contains("/generation=0/").contains("/generation=1/");
    try (Connection duckDb = DuckDbExamplesTest.choose(list)) {
      String script = Files.readString(Path.of("examples", "duckdb", "requests.sql"));
      assertAnswer(script, DuckDbExamplesTest.select(duckDb, script), "requests.sql");
    }
  }

  private void assertAnswer(String script, PrintedTable table, String example) {
    ApiCommand command = ApiCommand.of(script).orElseThrow();
    Points expected = Points.of(command.ask(lake.engine()), command.range());
    assertThat(expected.values()).isNotEmpty();
    Points.of(table, command.run()).assertEqual(expected, example);
  }
}

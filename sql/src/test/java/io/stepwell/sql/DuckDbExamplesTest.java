package io.stepwell.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example for DuckDB gives what the metrics API answers to the question it stands for. */
class DuckDbExamplesTest {

  private static final Path EXAMPLES = Path.of("examples", "duckdb");
  private static final String FILES = "files.sql";

  private static Connection duckDb;

  @BeforeAll
  static void chooseTheFiles(@TempDir Path directory)
      throws SQLException, IOException, InterruptedException {
    duckDb = choose(CommandLine.files(Demo.home().home(), directory));
  }

  /** A session that has chosen the files of a list. */
  static Connection choose(Path list) throws SQLException, IOException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET VARIABLE files = '" + list + "'");
      statement.execute(Files.readString(EXAMPLES.resolve(FILES)));
    }
    return connection;
  }

  @AfterAll
  static void close() throws SQLException {
    duckDb.close();
  }

  static List<String> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(FILES))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void givesWhatTheApiAnswers(String example) throws IOException, SQLException {
    String script = Files.readString(EXAMPLES.resolve(example));
    ApiCommand command = ApiCommand.of(script).orElseThrow();
    Points expected = Points.of(command.ask(Demo.home().engine()), command.range());
    assertThat(expected.values()).as(example).isNotEmpty();
    Points.of(select(duckDb, script), command.run()).assertEqual(expected, example);
  }

  /** Beside the current generation lie those of earlier writings until they are cleared away. */
  @Test
  void theFilesAreThoseOfTheCurrentGenerations() throws SQLException {
    PrintedTable files = select(duckDb, "SELECT unnest(getvariable('steps')) AS files");
    assertThat(files.rows())
        .hasSameSizeAs(DemoHome.RUNS)
        .allSatisfy(row -> assertThat(row.get(0)).contains("/generation=1/"));
  }

  static PrintedTable select(Connection connection, String script) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(script)) {
      List<String> columns = new ArrayList<>();
      for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
        columns.add(result.getMetaData().getColumnName(column));
      }
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns.size(); column++) {
          row.add(result.getString(column));
        }
        rows.add(row);
      }
      return new PrintedTable(columns, rows);
    }
  }
}

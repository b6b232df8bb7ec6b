package io.stepwell.cli;

import io.stepwell.functions.sql.SqlScriptException;
import io.stepwell.functions.sql.SqlShell;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.k6.BadInputException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code stepwell sql}: Flink's SQL shell over the home, or a script. */
@Command(
    name = "sql",
    header = "Opens Flink's SQL shell over the home, or runs a script.",
    description = {
      "",
      "The tables steps, rollups, samples, series and runs are the lake and the catalog, as they"
          + " are when a query starts; pushed_steps and k6_samples are the topics that samples come"
          + " by. SHOW TABLES lists all of them with the views, SHOW FUNCTIONS the functions, whose"
          + " names begin with K6_ and KLL_.",
      "In the shell HELP; tells what can be written, and QUIT; leaves. A script's results go to"
          + " standard output; the first statement that fails ends it.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  stepwell sql",
      "  stepwell sql -f sql/examples/lake/response-times.sql",
      "  echo 'SELECT * FROM runs;' | stepwell sql -f -",
      "  stepwell sql --kafka localhost:9092"
    })
final class SqlCommand implements Callable<Integer> {

  private static final Path STDIN = Path.of("-");

  private final GlobalOptions options;
  private final Terminal terminal;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Run the statements of that file; - reads standard input.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT,…",
      description = "The Kafka that the topics' tables read. Default: localhost:9092.")
  private Optional<String> kafka = Optional.empty();

  SqlCommand(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Home home = options.home();
    home.openCatalog().close();
    Optional<String> script = file.isPresent() ? Optional.of(read(file.get())) : Optional.empty();
    SqlShell shell =
        SqlShell.find()
            .orElseThrow(
                () ->
                    new SqlScriptException(
                        "the SQL shell is not on the class path; start it as ./stepwell sql",
                        true));
    SqlShell.Setting setting = new SqlShell.Setting(home, kafka);
    if (script.isPresent()) {
      shell.run(setting, script.get(), terminal.out());
    } else {
      shell.open(setting);
    }
    return ExitCode.DONE.number();
  }

  private static String read(Path file) throws IOException {
    try {
      return file.equals(STDIN)
          ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new BadInputException(file + ": there is no such file");
    } catch (MalformedInputException e) {
      throw new BadInputException(file + " is no text in UTF-8");
    }
  }
}

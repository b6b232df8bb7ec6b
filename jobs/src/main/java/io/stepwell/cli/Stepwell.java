package io.stepwell.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code stepwell}: what is common to all its subcommands. */
@Command(
    name = "stepwell",
    header = "A metrics backend for k6 load tests.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "stepwell COMMAND --help tells of a command. --home and the options after it may follow the"
          + " command too.",
      "",
      "Exit codes: 0 done; 2 wrong usage or a wrong query; 3 bad input, or a run that exists"
          + " already; 4 not found; 5 the backend failed; 98 a run got worse, where that was asked;"
          + " 99 a threshold of the run failed.",
      "",
      "Examples:",
      "  stepwell demo",
      "  stepwell backfill results.json.gz",
      "  stepwell query range --run 1 --metric http_reqs --query rate",
      "  stepwell runs list"
    },
    versionProvider = Version.class)
@SuppressWarnings("UnusedVariable") // picocli reads the fields of options it handles itself
public final class Stepwell implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "What can be written here, with examples.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Which version this is.")
  private boolean version;

  private Stepwell() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(Terminal.ofProcess(), arguments));
  }

  /**
   * Runs one command.
   *
   * @return its exit code
   */
  static int run(Terminal terminal, String... arguments) {
    GlobalOptions options = new GlobalOptions();
    Failures failures = new Failures(terminal, options);
    try {
      return commandLine(options, terminal, failures).execute(arguments);
    } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
      return failures.failed(e);
    } finally {
      terminal.out().flush();
      terminal.err().flush();
    }
  }

  /** Every command with its options, ready to run. */
  static CommandLine commandLine(GlobalOptions options, Terminal terminal, Failures failures) {
    CommandLine line =
        new CommandLine(new Stepwell())
            .addMixin("options", options)
            .addSubcommand(new DemoCommand(options, terminal))
            .addSubcommand(new BackfillCommand(options, terminal))
            .addSubcommand(query(options, terminal))
            .addSubcommand(runs(options, terminal))
            .addSubcommand(new UpCommand(options, terminal))
            .addSubcommand(new ServeCommand(options, terminal))
            .addSubcommand(new SqlCommand(options, terminal))
            .addSubcommand(new BenchCommand(options, terminal))
            .addSubcommand(new CompletionCommand(terminal))
            .setOut(new PrintWriter(terminal.out(), true, UTF_8))
            .setErr(new PrintWriter(terminal.err(), true, UTF_8))
            .registerConverter(Long.class, Choice::wholeNumber)
            .registerConverter(long.class, Choice::wholeNumber)
            .registerConverter(Integer.class, Choice::count)
            .registerConverter(int.class, Choice::count)
            .setParameterExceptionHandler(failures::wrongUsage)
            .setExecutionExceptionHandler(failures::failed);
    keepOrderOfOptions(line);
    return line;
  }

  /** A command's own options come first and in the order of their meaning, then the common ones. */
  private static void keepOrderOfOptions(CommandLine line) {
    line.getCommandSpec().usageMessage().sortOptions(false).sortSynopsis(false);
    line.getSubcommands().values().forEach(Stepwell::keepOrderOfOptions);
  }

  private static CommandLine query(GlobalOptions options, Terminal terminal) {
    return new CommandLine(new QueryCommand())
        .addSubcommand(new RangeCommand(options, terminal))
        .addSubcommand(new AggregateCommand(options, terminal));
  }

  private static CommandLine runs(GlobalOptions options, Terminal terminal) {
    return new CommandLine(new RunsCommand())
        .addSubcommand(new RunsListCommand(options, terminal))
        .addSubcommand(new RunsShowCommand(options, terminal))
        .addSubcommand(new RunsThresholdsCommand(options, terminal))
        .addSubcommand(new RunsCompareCommand(options, terminal))
        .addSubcommand(new RunsExportCommand(options, terminal))
        .addSubcommand(new RunsFilesCommand(options, terminal))
        .addSubcommand(new RunsCompactCommand(options, terminal))
        .addSubcommand(new RunsDeleteCommand(options, terminal));
  }

  /** Called where no subcommand is named. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}

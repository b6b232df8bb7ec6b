package io.stepwell.cli;

import io.stepwell.query.Nearest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what is wrong with a command line, and where to read on. */
final class UsageErrors {

  private UsageErrors() {}

  static String sentence(ParameterException error) {
    CommandSpec command = error.getCommandLine().getCommandSpec();
    String wrong =
        error instanceof UnmatchedArgumentException unmatched
            ? unknown(unmatched, command)
            : error instanceof MissingParameterException missing
                ? missing(missing, command)
                : firstLine(String.valueOf(error.getMessage()));
    return wrong + "; " + command.qualifiedName() + " --help shows what can be written.";
  }

  private static String unknown(UnmatchedArgumentException error, CommandSpec command) {
    String word = error.getUnmatched().isEmpty() ? "" : error.getUnmatched().get(0);
    boolean option = word.startsWith("-");
    Set<String> known = option ? command.optionsMap().keySet() : command.subcommands().keySet();
    String what = "'" + Visible.of(word) + "' is not ";
    if (known.isEmpty()) {
      return what + "expected here";
    }
    return what
        + (option ? "an option of " : "a command of ")
        + command.qualifiedName()
        + Nearest.to(word, known).map(name -> " (did you mean " + name + "?)").orElse("");
  }

  private static String missing(MissingParameterException error, CommandSpec command) {
    List<ArgSpec> missing = error.getMissing();
    if (missing.isEmpty()) {
      return firstLine(String.valueOf(error.getMessage()));
    }
    return command.qualifiedName()
        + " needs "
        + missing.stream().map(UsageErrors::name).collect(Collectors.joining(" and "));
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : argument.paramLabel();
  }

  /** picocli's messages are sentences of their own, sometimes with a list beneath. */
  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("").strip();
    line = line.replaceFirst("positional parameter at index \\S+ \\((\\S+)\\)", "$1");
    line = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    return line.isEmpty() ? "" : Character.toLowerCase(line.charAt(0)) + line.substring(1);
  }
}

package io.stepwell.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stepwell generate-completion}. */
@Command(
    name = "generate-completion",
    header = "Prints a script that lets bash and zsh complete commands and options.",
    footer = {"", "Example:", "  source <(stepwell generate-completion)"})
final class CompletionCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CommandSpec root = spec.root();
    terminal.out().println(AutoComplete.bash(root.name(), root.commandLine()));
    return ExitCode.DONE.number();
  }
}

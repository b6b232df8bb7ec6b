package io.stepwell.jobs;

import org.apache.flink.client.program.ProgramParametrizationException;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * The command line of a job that is submitted to a cluster.
 *
 * <p>A mistake must not end the process: with a submission by REST that is the JobManager. Flink
 * shows of a {@link ProgramParametrizationException} its sentence and nothing else.
 */
final class JobArguments {

  /** The lake that is meant if none is named. */
  static final String LAKE = "${env:STEPWELL_LAKE}";

  /**
   * The catalog that is meant if none is named. What is named is shown by Flink, password and all.
   */
  static final String CATALOG = "${env:STEPWELL_CATALOG}";

  private static final OptionSpec HELP =
      OptionSpec.builder("-h", "--help")
          .type(boolean.class)
          .usageHelp(true)
          .description("Show this text and submit nothing.")
          .build();

  private JobArguments() {}

  /** Options that do not go together, whatever each of them is. */
  @FunctionalInterface
  interface Check {
    /**
     * Looks for them.
     *
     * @throws ParameterException with the sentence, if there are any
     */
    void of(CommandLine line);
  }

  /**
   * Reads the arguments into an object of options.
   *
   * @return false if the user asked for help and got it, so that there is nothing more to do
   * @throws ProgramParametrizationException if they are wrong
   */
  static boolean read(Object options, Check check, String... arguments) {
    CommandLine line = new CommandLine(options);
    line.getCommandSpec().addOption(HELP);
    try {
      line.parseArgs(arguments);
      if (line.isUsageHelpRequested()) {
        line.usage(System.out);
        return false;
      }
      check.of(line);
      return true;
    } catch (ParameterException e) {
      throw mistake(line.getCommandName(), e);
    }
  }

  /** What is wrong with a job, as Flink shows it. */
  static ProgramParametrizationException mistake(String job, Exception reason) {
    return new ProgramParametrizationException(job + ": " + reason.getMessage());
  }
}

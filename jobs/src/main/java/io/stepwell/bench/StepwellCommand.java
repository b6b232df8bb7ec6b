package io.stepwell.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How Stepwell is started in a process of its own. */
final class StepwellCommand {

  private static final String MAIN = "io.stepwell.cli.Stepwell";

  private StepwellCommand() {}

  /** A command that goes on until it is stopped, with the launcher's choices for such a one. */
  static List<String> lasting(Path home, String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options(List.of(words).contains("up")));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    command.addAll(List.of("--home", home.toString()));
    command.addAll(List.of(words));
    return command;
  }

  /** This JVM's options with the launcher's choices for a server in place of those for a job. */
  private static List<String> options(boolean up) {
    List<String> options =
        new ArrayList<>(
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.matches("-Xms.*|-XX:\\+Use\\w+GC|-XX:MetaspaceSize=.*"))
                .filter(option -> !option.startsWith("-agentlib:"))
                .map(option -> up && option.equals("-Xmx2g") ? "-Xmx1300m" : option)
                .toList());
    options.add("-XX:+UseG1GC");
    return options;
  }
}

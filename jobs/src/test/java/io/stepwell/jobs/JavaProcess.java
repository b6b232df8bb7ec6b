package io.stepwell.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a main class of this build as a process of its own. */
final class JavaProcess {

  private JavaProcess() {}

  static ProcessBuilder of(Class<?> main, Path temporaryDirectory, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Djava.io.tmpdir=" + temporaryDirectory);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
